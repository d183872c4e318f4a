import { html, nothing, type TemplateResult } from 'lit';
import type { EndpointRow } from '../../server/contracts/webhooks.ts';
import { icon } from '../components/icon/icon.ts';
import { fullTime } from '../format/time.ts';
import { strings } from '../strings.ts';

const words = strings.integrations;

/** Says of an endpoint whose circuit breaker is open, or may be soon, what that means. */
export function restingNotice(
  { enabled, resting_until: until, failing_since: since }: EndpointRow,
  now: number,
): TemplateResult | typeof nothing {
  if (!enabled) return nothing;
  const failing = since && fullTime(since);
  const rests = until !== undefined && Date.parse(until) > now;
  if (!rests && !failing) return nothing;
  return html`<p class="notice" role="note">
    ${icon('warning')}
    ${rests ? words.restingWords(fullTime(until), failing) : words.failingWords(failing ?? '')}
  </p>`;
}
