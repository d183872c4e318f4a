import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { InboxItem } from '../../contract.ts';
import { clockTime } from './clock-time.ts';
import { glyph } from './glyphs.ts';
import { STRINGS } from './strings.ts';

/** The webhooks that arrived about this visitor, newest first; each opens to its payload. */
export function inboxList(items: readonly InboxItem[]): TemplateResult {
  if (items.length === 0) return html`<p class="empty">${STRINGS.noInbox}</p>`;
  return html`<ul class="inbox">
    ${repeat(
      items,
      ({ webhook_id }) => webhook_id,
      (item) =>
        html`<li>
          <details>
            <summary>
              <b>${item.event}</b
              ><time datetime=${item.received_at}>${clockTime(item.received_at)}</time>
              <span class=${item.verified ? 'verified' : 'refused'}>
                ${glyph(item.verified ? 'shield' : 'warning')}
                ${item.verified ? STRINGS.verified : STRINGS.refused}
                ${item.deliveries > 1 ? `· ${item.deliveries} deliveries` : ''}
              </span>
            </summary>
            <pre tabindex="0">${JSON.stringify(item.payload, null, 2)}</pre>
          </details>
        </li>`,
    )}
  </ul>`;
}
