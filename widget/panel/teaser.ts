import { css, html, type TemplateResult } from 'lit';
import type { PublicConfig } from '../../server/contracts/site-config.ts';
import type { Strings } from '../strings.ts';
import { icons } from './icons.ts';

/** What the teaser looks like. */
export const teaserStyles = css`
  .teaser {
    bottom: calc(var(--_y) + var(--_size) + 14px + env(safe-area-inset-bottom, 0px));
    right: var(--_x);
    max-width: min(300px, calc(100vw - 2 * var(--_x)));
    border-radius: 16px 16px 6px;
    box-shadow: var(--clarm-teaser-shadow, 0 0 0 1px var(--_line), 0 8px 32px #00000024);
    animation: rise 0.34s cubic-bezier(0.2, 1.15, 0.35, 1) backwards;
  }
  .left .teaser {
    right: auto;
    left: var(--_x);
    border-radius: 16px 16px 16px 6px;
  }
  .teaser .say {
    padding-block: 14px;
    padding-inline: 16px 40px;
    border-radius: inherit;
  }
  .teaser .icon {
    position: absolute;
    top: 5px;
    inset-inline-end: 5px;
    width: 28px;
    height: 28px;
    color: var(--_muted);
  }
  .teaser svg {
    width: 15px;
  }
`;

/** Stands for a visitor who sent the teaser away. */
const DISMISSED = 'dismissed';

/** Remembers the session in which the teaser was last said, or that it was dismissed. */
export interface TeaserMemory {
  get(): string | null;
  set(value: string): void;
}

/** Keeps it in the browser where the visitor's consent allows, else for this page. */
export function teaserMemory(widgetId: string, mayKeep: () => boolean): TeaserMemory {
  const key = `clarm_${widgetId}_teaser`;
  let memory: string | null = null;
  const attempt = <T>(act: () => T) => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  return {
    get: () => memory ?? attempt(() => localStorage.getItem(key)) ?? null,
    set(value) {
      memory = value;
      if (mayKeep()) attempt(() => localStorage.setItem(key, value));
    },
  };
}

/**
 * What to say to this visitor now, if anything: once a session, the second text from the second
 * session on, and never again to somebody who dismissed it.
 */
export function dueTeaser(
  teaser: NonNullable<PublicConfig['teaser']>,
  session: string,
  memory: TeaserMemory,
): string | undefined {
  const last = memory.get();
  if (last === DISMISSED || last === session) return undefined;
  memory.set(session);
  return (last && teaser.returningText) || teaser.text;
}

/** Draws the teaser; its words open the chat, its cross sends it away for good. */
export function teaserView(
  text: string,
  memory: TeaserMemory,
  onOpen: () => void,
  onGone: () => void,
): (strings: Strings) => TemplateResult {
  const dismiss = () => {
    memory.set(DISMISSED);
    onGone();
  };
  return (strings) =>
    html`<div class="teaser" part="teaser">
      <button class="say" dir="auto" type="button" @click=${onOpen}>${text}</button>
      <button class="icon" type="button" aria-label=${strings.dismiss} @click=${dismiss}>
        ${icons.cross}
      </button>
    </div>`;
}
