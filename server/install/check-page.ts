import type { InstallAnswer } from '../contracts/install.ts';
import { EgressError } from '../egress/egress-error.ts';
import type { Egress, EgressAnswer } from '../egress/egress.ts';
import { followRedirects } from '../egress/follow-redirects.ts';
import { ApiError } from '../errors.ts';
import { findSnippet } from './find-snippet.ts';

const MAX_REDIRECTS = 5;
const MAX_BYTES = 2 * 1024 * 1024;
const TIMEOUT_MS = 8_000;
const HEADERS = { accept: 'text/html', 'user-agent': 'Clarm install check' };

/** A page as somebody types it: without a scheme it is https. */
const asUrl = (text: string): string =>
  /^[a-z][a-z+.-]*:\/\//i.test(text) ? text : `https://${text}`;

const refused = (error: EgressError): ApiError =>
  new ApiError('page_not_allowed', {
    message: error.message,
    details: [{ path: 'url', message: error.message }],
  });

/**
 * Fetches a page through the egress client, every redirect checked anew, and looks for the snippet.
 * @throws ApiError `page_not_allowed` for an address that may not be asked
 */
export async function checkPage(
  egress: Pick<Egress, 'request'>,
  asked: string,
  origin: string,
  site: string,
): Promise<InstallAnswer> {
  let url = asUrl(asked);
  const unreachable = (detail: string): InstallAnswer => ({ state: 'unreachable', url, detail });
  const onMove = (moved: string) => void (url = moved);
  let answer: EgressAnswer;
  try {
    const request = { url, headers: HEADERS, timeoutMs: TIMEOUT_MS, maxResponseBytes: MAX_BYTES };
    ({ answer } = await followRedirects(egress, request, { most: MAX_REDIRECTS, onMove }));
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    if (error.code === 'bad_url' || error.code === 'forbidden_address') throw refused(error);
    return unreachable(error.message);
  }
  const { status, headers, body } = answer;
  if (status !== 200) return unreachable(`The page answered ${status}.`);
  if (!/html/i.test(headers['content-type'] ?? 'html'))
    return unreachable('The address answered, but not with a page of HTML.');
  return { url, ...findSnippet(body, headers['content-security-policy'] ?? '', origin, site) };
}
