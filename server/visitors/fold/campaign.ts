/**
 * The parameters by which campaigns and ad networks mark their links: Google Analytics' `utm_*`,
 * and the click ids of Google, Meta, Microsoft, TikTok, LinkedIn and X.
 */
const PARAMETERS: ReadonlySet<string> = new Set([
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'utm_id',
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'fbclid',
  'msclkid',
  'ttclid',
  'li_fat_id',
  'twclid',
]);
const LONGEST_VALUE = 200;
/** Most addresses have none: looked at before the address is taken apart. */
const ANY = /[?&](utm_|[a-z_]*(clid|braid)=|li_fat_id=)/i;

/** What a link's campaign says of itself, by parameter; undefined where it says nothing. */
export function campaignOf(url: string): Record<string, string> | undefined {
  if (!ANY.test(url)) return undefined;
  const start = url.indexOf('?') + 1;
  const end = url.indexOf('#', start);
  const query = new URLSearchParams(url.slice(start, end < 0 ? undefined : end));
  const found: Record<string, string> = {};
  for (const [name, value] of query) {
    const known = name.toLowerCase();
    if (value !== '' && PARAMETERS.has(known)) found[known] ??= value.slice(0, LONGEST_VALUE);
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
