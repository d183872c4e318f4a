import { ContextProvider } from '@lit/context';
import { fixture, fixtureCleanup } from '@open-wc/testing';
import type { LitElement, TemplateResult } from 'lit';
import type { Client } from '../api/client.ts';
import { accountContext, clientContext, liveContext, type Account } from '../app/contexts.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { me } from './samples.ts';
import { testFeed } from './test-feed.ts';

// An axe check of a whole page takes a while on a busy machine.
mocha.timeout(20_000);

const account: Account = { me, site: me.sites[0]! };

/** Loads the tokens, without which no colour can be judged. */
const tokens = new Promise<void>((resolve) => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('../tokens.css', import.meta.url).href;
  link.addEventListener('load', () => resolve());
  document.head.append(link);
});

/** What an element finds around itself. */
export interface Around {
  client?: Client;
  live?: LiveFeed;
  account?: Account;
  theme?: 'light' | 'dark';
}

/** Puts an element on the page as the app does: with tokens, account, client and live feed. */
export async function mount<T extends LitElement>(
  template: TemplateResult,
  around: Around = {},
): Promise<T> {
  await tokens;
  fixtureCleanup();
  document.documentElement.dataset['theme'] = around.theme ?? 'light';
  const parentNode = document.createElement('div');
  new ContextProvider(parentNode, {
    context: accountContext,
    initialValue: around.account ?? account,
  });
  new ContextProvider(parentNode, {
    context: liveContext,
    initialValue: around.live ?? testFeed(),
  });
  if (around.client) {
    new ContextProvider(parentNode, { context: clientContext, initialValue: around.client });
  }
  document.body.append(parentNode);
  return fixture<T>(template, { parentNode });
}

/** Colours in the middle of an animation are not those that one reads. */
const endAnimations = (root: Document | ShadowRoot = document) => {
  for (const animation of root.getAnimations()) {
    const { iterations } = animation.effect?.getComputedTiming() ?? {};
    if (iterations === Infinity) animation.cancel();
    else animation.finish();
  }
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    if (shadowRoot) endAnimations(shadowRoot);
  }
};

/** Lets answers arrive and elements render what they say. */
export async function settled(el: LitElement): Promise<void> {
  for (let i = 0; i < 5; i += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    await el.updateComplete;
  }
  endAnimations();
}

/** The first match, through every shadow root below. */
export function find<E extends Element = HTMLElement>(root: Element, selector: string): E | null {
  for (const el of findAll<E>(root, selector)) return el;
  return null;
}

/** Every match, through every shadow root below. */
export function findAll<E extends Element = HTMLElement>(root: Element, selector: string): E[] {
  const found: E[] = [];
  const visit = (node: Element | ShadowRoot) => {
    for (const child of node.children) {
      if (child.matches(selector)) found.push(child as E);
      visit(child);
    }
    if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
  };
  visit(root);
  return found;
}

/** The words of an element with those of the shadow roots below it, in one line. */
export const wordsOf = (root: Element | null): string => {
  if (!root) return '';
  const read = (node: Node): string => {
    if (node instanceof HTMLStyleElement) return '';
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element)) return '';
    const children =
      node instanceof HTMLSlotElement
        ? node.assignedNodes({ flatten: true })
        : [...(node.shadowRoot ?? node).childNodes];
    return ` ${children.map(read).join('')} `;
  };
  return read(root).replaceAll(/\s+/g, ' ').trim();
};

/** The button or link with these words. */
export const button = (root: Element, words: string): HTMLElement | undefined =>
  findAll(root, 'button, a[href]').find((el) => wordsOf(el) === words);
