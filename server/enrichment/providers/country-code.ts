const ALIASES: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  'the netherlands': 'NL',
  holland: 'NL',
  'czech republic': 'CZ',
  turkey: 'TR',
  'russian federation': 'RU',
  'republic of korea': 'KR',
  'viet nam': 'VN',
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
let byName: Map<string, string> | undefined;

/** Names of all countries in English, as ICU has them. */
const namesOfCountries = (): Map<string, string> => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const found = new Map(Object.entries(ALIASES));
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const name = names.of(first + second);
      if (name !== undefined && !found.has(name.toLowerCase())) {
        found.set(name.toLowerCase(), first + second);
      }
    }
  }
  return found;
};

/** ISO 3166-1 alpha-2 of a code or an English name; undefined for what is neither. */
export function countryCode(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^[A-Za-z]{2}$/.test(trimmed) && trimmed.toLowerCase() !== 'uk') return trimmed.toUpperCase();
  return (byName ??= namesOfCountries()).get(trimmed.toLowerCase());
}
