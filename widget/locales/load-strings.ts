import type { Strings } from '../strings.ts';

/** One language's words; each file is fetched only where it is spoken. */
const LOCALES: Record<string, () => Promise<{ strings: Strings }>> = {
  ar: () => import('./ar.ts'),
  cs: () => import('./cs.ts'),
  da: () => import('./da.ts'),
  de: () => import('./de.ts'),
  el: () => import('./el.ts'),
  es: () => import('./es.ts'),
  fa: () => import('./fa.ts'),
  fi: () => import('./fi.ts'),
  fr: () => import('./fr.ts'),
  he: () => import('./he.ts'),
  hu: () => import('./hu.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  ko: () => import('./ko.ts'),
  nb: () => import('./nb.ts'),
  nl: () => import('./nl.ts'),
  pl: () => import('./pl.ts'),
  pt: () => import('./pt.ts'),
  ro: () => import('./ro.ts'),
  ru: () => import('./ru.ts'),
  sv: () => import('./sv.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
  zh: () => import('./zh.ts'),
  'zh-hant': () => import('./zh-hant.ts'),
};

/** Older and closely related names of the same language. */
const ALIASES: Record<string, string> = {
  iw: 'he',
  no: 'nb',
  nn: 'nb',
  'zh-tw': 'zh-hant',
  'zh-hk': 'zh-hant',
  'zh-mo': 'zh-hant',
};

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he']);

/** The words of a language, and how it is written. */
export interface SpokenStrings {
  strings: Strings;
  locale: string;
  direction: 'ltr' | 'rtl';
}

/** The file for a language tag such as `pt-BR`, or `en`; undefined for a language that is not spoken here. */
export function spokenLocale(tag: string): string | undefined {
  const parts = tag.toLowerCase().split(/[-_]/);
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join('-');
    const known = Object.hasOwn(ALIASES, name) ? ALIASES[name]! : name;
    if (known === 'en' || Object.hasOwn(LOCALES, known)) return known;
  }
  return undefined;
}

/** The words of the first of `tags` that is spoken here; `en` where none is, or its file is away. */
export async function loadStrings(tags: readonly string[], en: Strings): Promise<SpokenStrings> {
  for (const tag of tags) {
    const name = spokenLocale(tag);
    if (name === undefined) continue;
    try {
      const { strings } = (await LOCALES[name]?.()) ?? { strings: en };
      return { strings, locale: tag, direction: RIGHT_TO_LEFT.has(name) ? 'rtl' : 'ltr' };
    } catch {
      // English words are better than no chat.
      break;
    }
  }
  return { strings: en, locale: 'en', direction: 'ltr' };
}
