import { html, nothing } from 'lit';
import type { MoreStrings } from '../strings.ts';
import { MOST_CHARACTERS } from './composer.ts';

/** So near to the limit it is worth knowing. */
const NEAR = 400;

/** How long a text is, near to what the server takes; past it, that it is too long to be sent. */
export function lengthNotice({ length }: string, strings: MoreStrings, locale: string): unknown {
  if (length <= MOST_CHARACTERS - NEAR) return nothing;
  const { format } = new Intl.NumberFormat(locale);
  const [count, most] = [format(length), format(MOST_CHARACTERS)];
  return length > MOST_CHARACTERS
    ? html`<div class="meta bad length" role="alert">
        ${strings.tooLong.replace('{count}', count).replace('{most}', most)}
      </div>`
    : html`<div class="meta length"><bdi>${count} / ${most}</bdi></div>`;
}
