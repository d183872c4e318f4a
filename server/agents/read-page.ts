import { convert } from 'html-to-text';
import type { Egress } from '../egress/egress.ts';
import { followRedirects } from '../egress/follow-redirects.ts';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const HEADERS = { accept: 'text/html, text/markdown, text/plain;q=0.9' };
const MAX_CHARACTERS = 200_000;
const MAX_TITLE = 200;

/** A page as an agent reads it. */
export interface ReadPage {
  /** After redirects, without a fragment. */
  url: string;
  title: string;
  text: string;
  /** Pages that it links to, absolute, without fragments. */
  links: string[];
}

const bare = (url: URL): string => {
  const copy = new URL(url);
  copy.hash = '';
  return copy.href;
};

const linksOf = (html: string, base: string): string[] => {
  const found = html.matchAll(/<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi);
  const urls = [...found].flatMap(([, double, single, plain]) => {
    const href = (double ?? single ?? plain ?? '').replaceAll('&amp;', '&').trim();
    return URL.canParse(href, base) ? [bare(new URL(href, base))] : [];
  });
  return [...new Set(urls)];
};

const titleOf = (html: string): string => {
  const [, title = ''] = /<title[^>]*>([\s\S]*?)<\/title>/i.exec(html) ?? [];
  return convert(title, { wordwrap: false }).replaceAll(/\s+/g, ' ').trim();
};

const skip = (selector: string) => ({ selector, format: 'skip' });
const textOf = (html: string): string =>
  convert(html, {
    wordwrap: false,
    baseElements: {
      selectors: ['main', 'article', 'body'],
      orderBy: 'selectors',
      returnDomByDefault: true,
    },
    limits: { maxInputLength: MAX_BYTES, maxDepth: 200 },
    selectors: [
      ...[
        'nav',
        'header',
        'footer',
        'aside',
        'script',
        'style',
        'noscript',
        'svg',
        'img',
        'form',
        'button',
      ].map(skip),
      { selector: 'a', options: { ignoreHref: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    ],
  }).trim();

/**
 * Reads a page's text, without navigation, headers and footers.
 * @throws Error (also EgressError) with why the page cannot be read
 */
export async function readPage(egress: Pick<Egress, 'request'>, start: string): Promise<ReadPage> {
  const { url, answer } = await followRedirects(
    egress,
    { url: start, headers: HEADERS, timeoutMs: TIMEOUT_MS, maxResponseBytes: MAX_BYTES },
    { most: MAX_REDIRECTS },
  );
  if (answer.status !== 200) throw new Error(`The page answered ${answer.status}.`);
  const type = answer.headers['content-type'] ?? '';
  const here = bare(new URL(url));
  const done = (title: string, text: string, links: string[]): ReadPage => {
    if (text.trim() === '') throw new Error('There is no text on the page.');
    const { host, pathname } = new URL(here);
    return {
      url: here,
      title: (title || `${host}${pathname}`).slice(0, MAX_TITLE),
      text: text.slice(0, MAX_CHARACTERS).toWellFormed(),
      links,
    };
  };
  if (/^text\/(plain|markdown)\b/i.test(type)) {
    const [, heading = ''] = /^#\s+(.+)$/m.exec(answer.body) ?? [];
    return done(heading, answer.body, []);
  }
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type))
    throw new Error(`The page is ${type || 'of no stated type'}, not HTML or text.`);
  return done(titleOf(answer.body), textOf(answer.body), linksOf(answer.body, here));
}
