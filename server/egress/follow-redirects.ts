import { EgressError } from './egress-error.ts';
import type { Egress, EgressAnswer, EgressRequest } from './egress.ts';

/** Where redirects led, and what was answered there. */
export interface Followed {
  url: string;
  answer: EgressAnswer;
}

/**
 * Asks, and asks again where an answer points elsewhere; every address is checked by the egress
 * client like the first one. The same headers go everywhere, so none of them may be secret.
 * @param limits `most`: redirects followed; `onMove`: told of each address before it is asked
 * @throws EgressError also for more redirects than that, and for one to nowhere
 */
export async function followRedirects(
  egress: Pick<Egress, 'request'>,
  request: Omit<EgressRequest, 'method' | 'body'>,
  limits: { most: number; onMove?: (url: string) => void },
): Promise<Followed> {
  let { url } = request;
  for (let followed = 0; ; followed++) {
    const answer = await egress.request({ ...request, url });
    const location = answer.headers['location'];
    if (answer.status < 300 || answer.status >= 400 || location === undefined)
      return { url, answer };
    if (followed === limits.most)
      throw new EgressError('bad_answer', 'The page redirects too often.');
    if (!URL.canParse(location, url))
      throw new EgressError('bad_answer', 'The page redirects to something odd.');
    url = new URL(location, url).href;
    limits.onMove?.(url);
  }
}
