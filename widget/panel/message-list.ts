import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatState } from '../chat/chat-state.ts';
import type { ChatMessage } from '../chat/message-log.ts';
import type { Strings } from '../strings.ts';
import { initial } from './initial.ts';
import { dayLabel, sameDay } from './day-label.ts';
import { textPieces } from './rich-text.ts';

/** Messages of one side closer together than this make a group. */
const GROUP_MS = 5 * 60_000;

/** What the list of messages is drawn from. */
export interface MessageListView {
  state: ChatState;
  config: { brandName: string; welcomeMessage: string };
  strings: Strings;
  locale: string;
  onRetry(messageId: string): void;
}

const words = (text: string) =>
  textPieces(text).map((piece) =>
    typeof piece === 'string'
      ? piece
      : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow"
          >${piece.text}</a
        >`,
  );

const avatar = (name: string) =>
  html`<span class="avatar small" part="avatar" aria-hidden="true">${initial(name)}</span>`;

const together = (a: ChatMessage | undefined, b: ChatMessage | undefined) =>
  !!a &&
  !!b &&
  a.from === b.from &&
  a.author?.name === b.author?.name &&
  Math.abs(Date.parse(b.at) - Date.parse(a.at)) < GROUP_MS;

const bubble = (part: string, author: string, text: string) =>
  html`<div class="bubble" part="bubble ${part}">
    <span class="hidden">${author}: </span><span class="words">${words(text)}</span>
  </div>`;

/** One message of the team, with its author's sign where a group ends. */
const teamBubble = (text: string, name: string, first: boolean, last: boolean) => html`
  <div class="row team fresh ${first ? 'first' : ''} ${last ? 'last' : ''}">
    ${last ? avatar(name) : nothing} ${bubble('team-bubble', name, text)}
  </div>
`;

const visitorBubble = (message: ChatMessage, first: boolean, last: boolean, you: string) => html`
  <div class="row visitor fresh ${message.state} ${first ? 'first' : ''} ${last ? 'last' : ''}">
    ${bubble('visitor-bubble', you, message.text)}
  </div>
`;

/** Under the visitor's last message: where it is. A reader hears of it only where something is wrong. */
function deliveryState({ strings, state, onRetry }: MessageListView, message: ChatMessage) {
  if (message.state === 'failed')
    return html`<div class="meta bad" role="alert">
      ${strings.failed}
      <button type="button" part="retry" @click=${() => onRetry(message.message_id)}>
        ${strings.retry}
      </button>
    </div>`;
  const read = message.seq && message.seq <= state.readByTeam;
  const words = read ? strings.read : strings[message.state];
  return html`<div class="meta" aria-live="off">${words}</div>`;
}

/** The messages, by day and in groups, with the welcome before them and the typing dots after. */
export function messageList(view: MessageListView) {
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
      ${
        isTeam
          ? teamBubble(message.text, name, first, last)
          : visitorBubble(message, first, last, strings.you)
      }
      ${
        isTeam && last
          ? html`<div class="meta team" aria-live="off">${name} · ${clock.format(at)}</div>`
          : nothing
      }
      ${
        message.state === 'failed' || message === lastOwn
          ? html`<div class="row visitor">${deliveryState(view, message)}</div>`
          : nothing
      }
    `;
  };
  return html`
    <div class="log" role="log" aria-live="polite" aria-label=${strings.messages} part="messages">
      ${
        config.welcomeMessage
          ? teamBubble(config.welcomeMessage, config.brandName, true, true)
          : nothing
      }
      ${repeat(messages, ({ message_id }) => message_id, item)}
      ${
        state.teamTyping
          ? html`<div class="row team last first">
              ${avatar(config.brandName)}
              <div class="bubble dots" part="typing">
                <i></i><i></i><i></i><span class="hidden">${strings.typing}</span>
              </div>
            </div>`
          : nothing
      }
    </div>
  `;
}
