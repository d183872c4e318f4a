import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatState } from '../chat/chat.ts';
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
  welcome: string;
  brand: string;
  strings: Strings;
  locale: string;
  now: number;
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
const teamBubble = (text: string, name: string, first: boolean, last: boolean, you: string) => html`
  <div class="row team fresh ${first ? 'first' : ''} ${last ? 'last' : ''}">
    ${last ? avatar(name) : nothing} ${bubble('team-bubble', you, text)}
  </div>
`;

const visitorBubble = (message: ChatMessage, first: boolean, last: boolean, you: string) => html`
  <div class="row visitor fresh ${message.state} ${first ? 'first' : ''} ${last ? 'last' : ''}">
    ${bubble('visitor-bubble', you, message.text)}
  </div>
`;

/** Under the visitor's last message: where it is. */
function deliveryState(view: MessageListView, message: ChatMessage) {
  const { strings, state } = view;
  if (message.state === 'failed')
    return html`<div class="meta bad" role="alert">
      ${strings.failed}
      <button type="button" part="retry" @click=${() => view.onRetry(message.message_id)}>
        ${strings.retry}
      </button>
    </div>`;
  if (message.state === 'sending') return html`<div class="meta">${strings.sending}</div>`;
  return html`<div class="meta">
    ${message.seq && message.seq <= state.readByTeam ? strings.read : strings.sent}
  </div>`;
}

/** The messages, by day and in groups, with the welcome before them and the typing dots after. */
export function messageList(view: MessageListView) {
  const { state, strings } = view;
  const { messages } = state;
  const lastOwn = messages.findLast(({ from }) => from === 'visitor');
  const item = (message: ChatMessage, index: number) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const newDay = !before || !sameDay(before.at, message.at);
    const first = newDay || !together(before, message);
    const last = !together(message, after) || !sameDay(message.at, after!.at);
    const name = message.author?.name ?? view.brand;
    const label = message.from === 'team' ? name : strings.you;
    return html`
      ${
        newDay
          ? html`<div class="day" part="day">
              ${dayLabel(Date.parse(message.at), view.now, strings, view.locale)}
            </div>`
          : nothing
      }
      ${
        message.from === 'team'
          ? teamBubble(message.text, name, first, last, label)
          : visitorBubble(message, first, last, label)
      }
      ${
        message.from === 'team' && last && message.author
          ? html`<div class="meta team">${name}</div>`
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
      ${view.welcome ? teamBubble(view.welcome, view.brand, true, true, view.brand) : nothing}
      ${repeat(messages, ({ message_id }) => message_id, item)}
      ${
        state.teamTyping
          ? html`<div class="row team last first">
              ${avatar(view.brand)}
              <div class="bubble dots" part="typing">
                <i></i><i></i><i></i><span class="hidden">${strings.typing}</span>
              </div>
            </div>`
          : nothing
      }
    </div>
  `;
}
