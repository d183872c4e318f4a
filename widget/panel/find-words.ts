import { en, type Strings } from '../strings.ts';
import { intlLocale } from './intl-locale.ts';

/** The words of a page's visitor, for what `Intl` formats beside them, and how they are written. */
export interface Words {
  strings: Strings;
  locale: string;
  direction: string;
}

/** English of the first tongue wanted, which costs nothing; undefined where another is wanted. */
export const wordsAtHand = ([first = 'en']: readonly string[]): Words | undefined =>
  /^en\b/i.test(first) ? { strings: en, locale: intlLocale(first), direction: 'ltr' } : undefined;

/** What the site, the page and the browser speak, in this order. */
export const wantedLocales = (site: string): string[] =>
  [site, document.documentElement.lang, ...navigator.languages].filter(Boolean);

/** Brings the words of the first language that is spoken here. */
export async function findWords(wanted: readonly string[]): Promise<Words> {
  const { loadStrings } = await import('../locales/load-strings.ts');
  const { strings, locale, direction } = await loadStrings(wanted, en);
  return { strings, locale: intlLocale(locale), direction };
}
