import { CAMPAIGN_PARAMETERS } from '../../contracts/campaign.ts';
import { cutText } from '../../text/cut-text.ts';

const PARAMETERS: ReadonlySet<string> = new Set(CAMPAIGN_PARAMETERS);
const LONGEST_VALUE = 200;
/** Most addresses have none: looked at before the address is taken apart. */
const ANY = new RegExp(`[?&](?:${CAMPAIGN_PARAMETERS.join('|')})=`, 'i');

/** What a link's campaign says of itself, by parameter; undefined where it says nothing. */
export function campaignOf(url: string): Record<string, string> | undefined {
  if (!ANY.test(url)) return undefined;
  const start = url.indexOf('?') + 1;
  const end = url.indexOf('#', start);
  const query = new URLSearchParams(url.slice(start, end < 0 ? undefined : end));
  const found: Record<string, string> = {};
  for (const [name, value] of query) {
    const known = name.toLowerCase();
    if (value !== '' && PARAMETERS.has(known)) found[known] ??= cutText(value, LONGEST_VALUE);
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
