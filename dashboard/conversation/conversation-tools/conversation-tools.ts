import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ConversationDetail, ConversationPatch } from '../../../server/contracts/chat.ts';
import { base } from '../../components/shared/base.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { fullTime } from '../../format/time.ts';
import { strings } from '../../strings.ts';
import { snoozedUntil, type Snooze } from '../snoozed-until.ts';
import { styles } from './conversation-tools.styles.ts';

const words = strings.conversation;

/** A conversation is to be assigned, snoozed or tagged. */
export class ToolEvent extends Event {
  static readonly type = 'clarm-tool';
  readonly patch: ConversationPatch;

  constructor(patch: ConversationPatch) {
    super(ToolEvent.type);
    this.patch = patch;
  }
}

/**
 * @summary Who takes care of a conversation, when it comes back, its tags and its rating.
 * @event clarm-tool - With what is to be changed.
 */
@customElement('clarm-conversation-tools')
export class ConversationTools extends LitElement {
  static override styles = [base, fields, styles];

  @property({ attribute: false }) conversation!: ConversationDetail;
  @property({ attribute: false }) teammates: readonly { id: string; name: string }[] = [];

  /** Puts the caret where tags are added. */
  focusTag(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  private change(patch: ConversationPatch) {
    this.dispatchEvent(new ToolEvent(patch));
  }

  private onTag(event: KeyboardEvent) {
    const input = event.target as HTMLInputElement;
    if (event.key === 'Escape') return input.blur();
    const tag = input.value.trim();
    if (event.key !== 'Enter' || event.isComposing || !tag) return;
    input.value = '';
    this.change({ tags: [...new Set([...this.conversation.tags, tag])] });
  }

  private assignee(): TemplateResult {
    const { assignee } = this.conversation;
    const known = assignee && !this.teammates.some(({ id }) => id === assignee.id);
    return html`<select
      class="input"
      aria-label=${words.assign}
      @change=${(event: Event) =>
        this.change({ assignee: (event.target as HTMLSelectElement).value || null })}
    >
      <option value="" .selected=${live(!assignee)}>${words.nobody}</option>
      ${[...this.teammates, ...(known ? [assignee] : [])].map(
        ({ id, name }) =>
          html`<option value=${id} .selected=${live(assignee?.id === id)}>${name}</option>`,
      )}
    </select>`;
  }

  private snooze(): TemplateResult | typeof nothing {
    const { status, snoozed_until: until } = this.conversation;
    if (status === 'snoozed' && until) {
      return html`<span class="state">${words.snoozedUntil(fullTime(until))}</span>`;
    }
    if (status !== 'open') return nothing;
    const onChange = (event: Event) => {
      const select = event.target as HTMLSelectElement;
      const { value } = select;
      select.value = '';
      this.change({
        status: 'snoozed',
        snoozed_until: snoozedUntil(value as Snooze, Date.now()),
      });
    };
    return html`<select class="input" aria-label=${words.snooze} @change=${onChange}>
      <option value="" selected>${words.snooze}</option>
      ${Object.entries(words.snoozes).map(
        ([value, label]) => html`<option value=${value}>${label}</option>`,
      )}
    </select>`;
  }

  override render() {
    const { tags, rating } = this.conversation;
    return html`${this.assignee()} ${this.snooze()}
      ${tags.map(
        (tag) =>
          html`<span class="tag"
            >${tag}<button
              aria-label=${words.removeTag(tag)}
              @click=${() => this.change({ tags: tags.filter((one) => one !== tag) })}
            >
              ×
            </button></span
          >`,
      )}
      <input
        class="input"
        maxlength="40"
        aria-label=${words.addTag}
        placeholder=${words.addTag}
        @keydown=${this.onTag}
      />
      ${
        rating
          ? html`<span class="rated" title=${rating.comment ?? ''}
              >${words.rated(rating.score)}${rating.comment ? `: “${rating.comment}”` : ''}</span
            >`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-conversation-tools': ConversationTools;
  }
  interface HTMLElementEventMap {
    'clarm-tool': ToolEvent;
  }
}
