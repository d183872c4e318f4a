import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatMessage } from '../chat/message-log.ts';
import { dayLabel, sameDay } from './day-label.ts';
import { avatar, row, type MessageListView } from './message-list.ts';

/** Messages of one side closer together than this make a group. */
const GROUP_MS = 5 * 60_000;

const together = (a: ChatMessage | undefined, b: ChatMessage | undefined) =>
  !!a &&
  !!b &&
  a.from === b.from &&
  a.author?.name === b.author?.name &&
  Math.abs(Date.parse(b.at) - Date.parse(a.at)) < GROUP_MS;

/** Under the visitor's last message: where it is. A reader hears of it only where something is wrong. */
function deliveryState({ strings, state, onRetry }: MessageListView, message: ChatMessage) {
  if (message.state === 'failed')
    return html`<div class="meta bad" role="alert">
      ${strings.failed}
      <button type="button" part="retry" @click=${() => onRetry(message.message_id)}>
        ${strings.retry}
      </button>
    </div>`;
  const { seq = Infinity } = message;
  const reached =
    seq <= state.readByTeam ? 'read' : seq <= state.deliveredToTeam ? 'delivered' : message.state;
  const words = strings[reached];
  return html`<div class="meta" aria-live="off">${words}</div>`;
}

/** The messages, by day and in groups, and the typing dots after them. */
export function talk(view: MessageListView) {
  const { state, strings, locale, config } = view;
  const { messages } = state;
  const now = Date.now();
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const lastOwn = messages.findLast(({ from }) => from === 'visitor');
  const item = (message: ChatMessage, index: number) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const at = Date.parse(message.at);
    const newDay = !before || !sameDay(before.at, message.at);
    const first = newDay || !together(before, message);
    const last = !together(message, after) || !sameDay(message.at, after!.at);
    const name = message.author?.name ?? config.brandName;
    const isTeam = message.from === 'team';
    return html`
      ${
        newDay
          ? html`<div class="day" part="day">${dayLabel(at, now, strings, locale)}</div>`
          : nothing
      }
      ${row(view, {
        ...message,
        side: message.from,
        author: isTeam ? name : strings.you,
        first,
        last,
      })}
      ${
        isTeam && last
          ? html`<div class="meta team" aria-live="off">
              <bdi>${name}</bdi> · <bdi>${clock.format(at)}</bdi>
            </div>`
          : nothing
      }
      ${
        message.state === 'failed' || message === lastOwn
          ? html`<div class="row visitor">${deliveryState(view, message)}</div>`
          : nothing
      }
    `;
  };
  return html`${repeat(messages, ({ message_id }) => message_id, item)}
  ${
    state.teamTyping
      ? html`<div class="row team last first">
          ${avatar(messages.findLast(({ author }) => author)?.author?.name ?? config.brandName)}
          <div class="bubble dots" part="typing">
            <i></i><i></i><i></i><span class="hidden">${strings.typing}</span>
          </div>
        </div>`
      : nothing
  }`;
}
