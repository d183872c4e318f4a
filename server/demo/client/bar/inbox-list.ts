import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { InboxItem } from '../../contract.ts';
import { clockTime } from './clock-time.ts';
import { glyph } from './glyphs.ts';
import { STRINGS } from './strings.ts';

const SHOWN = 3;
const ALERT = 'high_intent_visitor';

const inboxItem = (item: InboxItem): TemplateResult =>
  html`<li class=${item.event === ALERT ? 'alert' : ''}>
    <details>
      <summary>
        <b>${item.event}</b><time datetime=${item.received_at}>${clockTime(item.received_at)}</time>
        <span class=${item.verified ? 'verified' : 'refused'}>
          ${glyph(item.verified ? 'shield' : 'warning')}
          ${item.verified ? STRINGS.verified : STRINGS.refused}
          ${item.deliveries > 1 ? STRINGS.deliveries(item.deliveries) : nothing}
        </span>
      </summary>
      <pre tabindex="0">${JSON.stringify(item.payload, null, 2)}</pre>
    </details>
  </li>`;

const list = (items: readonly InboxItem[]): TemplateResult =>
  html`<ul class="inbox">
    ${repeat(items, ({ webhook_id }) => webhook_id, inboxItem)}
  </ul>`;

/** The webhooks that arrived about this visitor: the alert first, then newest first; each opens to its payload. */
export function inboxList(items: readonly InboxItem[]): TemplateResult {
  if (items.length === 0) return html`<p class="empty">${STRINGS.noInbox}</p>`;
  const ordered = items.toSorted((a, b) => Number(b.event === ALERT) - Number(a.event === ALERT));
  const rest = ordered.slice(SHOWN);
  return html`
    ${list(ordered.slice(0, SHOWN))}
    ${
      rest.length > 0
        ? html`<details class="more">
            <summary>${STRINGS.more(rest.length)}</summary>
            ${list(rest)}
          </details>`
        : nothing
    }
  `;
}
