import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationRow } from '../../../server/contracts/chat.ts';
import type { VisitorRow } from '../../../server/contracts/visitors.ts';
import { paths } from '../../app/routes.ts';
import '../../components/avatar/avatar.ts';
import { base } from '../../components/shared/base.styles.ts';
import '../../components/time-ago/time-ago.ts';
import { companyName, visitorName } from '../../format/visitor-name.ts';
import { strings } from '../../strings.ts';
import { styles } from './conversation-list.styles.ts';

/** A conversation with whose it is. */
export interface Entry {
  conversation: ConversationRow;
  visitor: VisitorRow | undefined;
}

const words = strings.inbox;

/**
 * @summary Conversations with who, the last message and what is unread.
 */
@customElement('clarm-conversation-list')
export class ConversationList extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) entries: readonly Entry[] = [];
  /** The one that is open. */
  @property() current: string | undefined;

  /** Puts the keyboard's place on a conversation. */
  async select(id: string): Promise<void> {
    await this.updateComplete;
    const links = this.renderRoot.querySelectorAll<HTMLElement>('[data-conversation-id]');
    [...links].find(({ dataset }) => dataset['conversationId'] === id)?.focus();
  }

  private entry({ conversation, visitor }: Entry): TemplateResult {
    const { id, last_message: last, last_message_at, unread, visitor_id } = conversation;
    const name = visitor
      ? visitorName(visitor)
      : visitorName({ id: visitor_id ?? id.replace(/^c_/, '') });
    const company = visitor && companyName(visitor);
    return html`<li>
      <a
        class=${unread > 0 ? 'unread' : ''}
        href=${paths.conversation(id)}
        aria-current=${id === this.current ? 'true' : 'false'}
        data-conversation-id=${id}
      >
        <clarm-avatar
          name=${visitor?.identity ? name : (company ?? '')}
          ?square=${!visitor?.identity && company}
          ?online=${visitor?.online ?? false}
        ></clarm-avatar>
        <span class="words">
          <span class="line">
            <span class="name truncate">${name}</span>
            <clarm-time-ago at=${last_message_at} look="short"></clarm-time-ago>
          </span>
          ${company ? html`<span class="company truncate">${company}</span>` : nothing}
          <span class="line">
            <span class="last truncate">
              ${last ? `${last.from === 'team' ? words.youPrefix : ''}${last.text || words.file}` : words.noMessage}
            </span>
            ${
              unread > 0
                ? html`<span class="badge num" aria-hidden="true">${unread}</span>
                    <span class="visually-hidden">${strings.nav.unread(unread)}</span>`
                : nothing
            }
          </span>
        </span>
      </a>
    </li>`;
  }

  override render() {
    return html`<ul aria-label=${words.list}>
      ${repeat(
        this.entries,
        ({ conversation }) => conversation.id,
        (entry) => this.entry(entry),
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-conversation-list': ConversationList;
  }
}
