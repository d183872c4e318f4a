import { html, nothing } from 'lit';
import type { Attachment } from '../../server/contracts/chat.ts';
import type { ChatState } from '../chat/chat-state.ts';
import type { Strings } from '../strings.ts';
import { initial } from './initial.ts';

/** What the list of messages is drawn from. */
export interface MessageListView {
  state: ChatState;
  config: { brandName: string; welcomeMessage: string };
  strings: Strings;
  locale: string;
  /** Draws the conversation, once there can be one. */
  talk: ((view: MessageListView) => unknown) | undefined;
  /** Draws a message's Markdown, once that has been brought. */
  markdown: ((text: string) => unknown) | undefined;
  /** Draws a message's files, once that has been brought. */
  files: ((attachments: readonly Attachment[]) => unknown) | undefined;
  onRetry(messageId: string): void;
}

/** The sign of whoever wrote. */
export const avatar = (name: string) =>
  html`<span class="avatar small" part="avatar" aria-hidden="true">${initial(name)}</span>`;

/** A message as it is drawn. */
interface BubbleView {
  side: 'team' | 'visitor';
  text: string;
  author: string;
  state?: string;
  attachments?: readonly Attachment[] | undefined;
  first: boolean;
  last: boolean;
}

/** One message: its words in a bubble, its files below; the team's with its author's sign. */
export function row(view: MessageListView, one: BubbleView) {
  const { side, text, author, state = '', attachments = [], first, last } = one;
  // Nothing but a few emoji is shown large.
  const isBig = /^(\p{Extended_Pictographic}\uFE0F?){1,3}$/u.test(text);
  return html`
    <div class="row ${side} fresh ${state} ${first ? 'first' : ''} ${last ? 'last' : ''}">
      ${side === 'team' && last ? avatar(author) : nothing}
      <div class="stack">
        ${
          text || !attachments.length
            ? html`<div class="bubble ${isBig ? 'big' : ''}" part="bubble ${side}-bubble">
                <span class="hidden">${author}: </span>
                <div class="words">${view.markdown?.(text) ?? text}</div>
              </div>`
            : nothing
        }
        ${attachments.length ? (view.files?.(attachments) ?? nothing) : nothing}
      </div>
    </div>
  `;
}

/** The welcome, and the conversation once there is one. */
export function messageList(view: MessageListView) {
  const { strings, config } = view;
  return html`
    <div class="log" role="log" aria-live="polite" aria-label=${strings.messages} part="messages">
      ${
        config.welcomeMessage
          ? row(view, {
              side: 'team',
              text: config.welcomeMessage,
              author: config.brandName,
              first: true,
              last: true,
            })
          : nothing
      }
      ${view.talk?.(view) ?? nothing}
    </div>
  `;
}
