import { html, nothing, type TemplateResult } from 'lit';
import type { PublicConfig } from '../../server/contracts/site-config.ts';
import type { ChatState } from '../chat/chat-state.ts';
import type { Strings } from '../strings.ts';
import { icons } from './icons.ts';
import { initial } from './initial.ts';
import { messageList, type MessageListView } from './message-list.ts';
import { isSafeUrl } from './safe-url.ts';
import { suggestions, type SiteAction } from './suggestions.ts';

/** What the panel is drawn from, and whom it tells. */
export interface PanelView {
  config: PublicConfig;
  state: ChatState;
  strings: Strings;
  locale: string;
  direction: string;
  opened: boolean;
  dark: boolean;
  away: boolean;
  /** The teaser while it is shown. */
  teaser: TemplateResult | undefined;
  /** The field in which the visitor writes. */
  composer: TemplateResult;
  /** The form that asks for an e-mail, while the first message waits for it. */
  form: TemplateResult | undefined;
  talk: MessageListView['talk'];
  markdown: MessageListView['markdown'];
  files: MessageListView['files'];
  /** What stands above the field: files on their way, the emoji. */
  above: unknown;
  /** The question how it was, once the conversation is closed. */
  rating: unknown;
  onFiles(files: Iterable<File>): void;
  onClose(): void;
  onScroll(): void;
  onReply(text: string): void;
  onAction(action: SiteAction): void;
  onRetry(messageId: string): void;
}

function header({ config, strings, state, away, onClose }: PanelView) {
  // Whoever answered last is whom the visitor talks to.
  const agent = state.messages.findLast(({ author }) => author)?.author?.name;
  const subtitle = away ? config.awayMessage : agent ? config.brandName : config.headerSubtitle;
  return html`
    <header part="header">
      <slot name="header">
        ${
          isSafeUrl(config.headerLogo) && !agent
            ? html`<img class="avatar" part="logo" alt="" src=${config.headerLogo} />`
            : html`<span class="avatar" part="logo" aria-hidden="true"
                >${initial(agent ?? config.brandName)}</span
              >`
        }
      </slot>
      <div>
        <h2 id="title" part="title" dir="auto">
          ${agent ?? (config.headerTitle || strings.title.replace('{brand}', config.brandName))}
        </h2>
        ${subtitle ? html`<p part="subtitle" dir="auto">${subtitle}</p>` : nothing}
      </div>
      <button class="icon" part="close" type="button" aria-label=${strings.close} @click=${onClose}>
        ${icons.close}
      </button>
    </header>
  `;
}

function badge({ state, strings }: PanelView) {
  const words = strings.unread.replace('{count}', String(state.unread));
  return html`<div class="badge" part="badge" role="status">
    <span aria-hidden="true">${state.unread}</span><span class="hidden">${words}</span>
  </div>`;
}

/** Everything of the widget except the launcher. */
export function panelView(view: PanelView) {
  const { config, state, strings, opened, form } = view;
  const isNew = !state.messages.length && !form;
  const left = config.position === 'bottom-left';
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    view.onClose();
  };
  const drag = (event: DragEvent) => {
    const { types, files } = event.dataTransfer!;
    if (!config.attachments || !types.includes('Files')) return;
    event.preventDefault();
    if (files.length) view.onFiles(files);
  };
  return html`
    <div
      class="root ${opened ? 'opened' : ''} ${isNew ? 'new' : ''} ${left ? 'left' : ''}"
      dir=${view.direction}
      data-theme=${view.dark ? 'dark' : 'light'}
    >
      <div
        class="panel"
        part="panel"
        role="dialog"
        aria-labelledby="title"
        tabindex="-1"
        ?inert=${!opened}
        @keydown=${escape}
        @dragover=${drag}
        @drop=${drag}
      >
        ${header(view)}
        <div class="scroll" tabindex="0" @scroll=${view.onScroll}>
          <slot name="welcome"></slot>
          ${messageList(view)} ${isNew ? suggestions(config, view.onReply, view.onAction) : nothing}
          ${form ?? nothing} ${view.rating ?? nothing}
        </div>
        ${
          state.connection === 'offline'
            ? html`<div class="notice" role="status">${strings.offline}</div>`
            : nothing
        }
        <slot name="composer"></slot>
        ${view.above ?? nothing} ${view.composer}
        <slot name="footer"></slot>
      </div>
      ${view.teaser ?? nothing} ${state.unread && !opened ? badge(view) : nothing}
    </div>
  `;
}
