import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CommittedEvent } from '../../contract.ts';
import { glyph } from './glyphs.ts';
import { clockTime } from './clock-time.ts';
import { STRINGS } from './strings.ts';

/** The events that the server has on disk, newest first. */
export function eventList(events: readonly CommittedEvent[]): TemplateResult {
  if (events.length === 0) return html`<p class="empty">${STRINGS.noEvents}</p>`;
  return html`<ul class="events">
    ${repeat(
      events,
      ({ event_id }) => event_id,
      ({ event, at, path, detail, network }) =>
        html`<li title=${network ?? ''}>
          ${glyph('check')}<b>${event}</b>
          <span>${detail ? html`<em>${detail}</em>` : (path ?? nothing)}</span>
          <time datetime=${at}>${clockTime(at)}</time>
        </li>`,
    )}
  </ul>`;
}
