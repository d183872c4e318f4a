import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ConversationRow } from '../../server/contracts/chat.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { Client } from '../api/client.ts';
import { listConversations } from '../api/conversations.ts';
import { getVisitor } from '../api/visitors.ts';
import { clientContext, liveContext } from '../app/contexts.ts';
import { focusStaysAt } from '../app/focus-stays.ts';
import { paths } from '../app/routes.ts';
import '../components/empty-state/empty-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import '../components/score/score.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { segments } from '../components/shared/segment.styles.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import '../conversation/conversation-pane/conversation-pane.ts';
import type {
  ConversationEvent,
  ConversationPane,
} from '../conversation/conversation-pane/conversation-pane.ts';
import { companyName, visitorName } from '../format/visitor-name.ts';
import { LiveData } from '../live/live-data.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { strings } from '../strings.ts';
import './conversation-list/conversation-list.ts';
import type { ConversationList } from './conversation-list/conversation-list.ts';
import { InboxKeys } from './inbox-keys.ts';
import { styles } from './inbox-page.styles.ts';
import { noConversations, nothingTagged } from './no-conversations.ts';
import { VIEWS, queryOf, type View } from './views.ts';
import './visitor-aside/visitor-aside.ts';
import { readVisitorNames, type VisitorNames } from './visitor-names.ts';

const LIMIT = 50;
const words = strings.inbox;

/**
 * @summary All conversations of the site, and the one that is open.
 */
@customElement('clarm-inbox-page')
export class InboxPage extends LitElement {
  static override styles = [base, buttons, fields, segments, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  @property() conversationId: string | undefined;

  @state() private view: View = 'open';
  /** Only conversations with this tag; empty for all. */
  @state() private tag = '';
  /** Tags that were seen since the page was opened. */
  private tags: ReadonlySet<string> = new Set();
  /** The open one, which need not be in the list. */
  @state() private current: ConversationRow | undefined;
  @state() private loadingMore = false;
  @query('clarm-conversation-list') private conversations!: ConversationList | null;
  @query('clarm-conversation-pane') private pane!: ConversationPane | null;
  private names!: VisitorNames;

  private readonly listed = new LiveData(this, {
    read: async (client, signal, view: View, tag: string) => {
      const page = await listConversations(client, { ...queryOf(view, tag), limit: LIMIT }, signal);
      this.names.retry();
      this.tags = new Set([...this.tags, ...page.data.flatMap(({ tags }) => tags)]);
      return page;
    },
    args: () => [this.view, this.tag] as const,
    after: ['conversation', 'read'],
    intervalMs: 500,
  });

  constructor() {
    super();
    new InboxKeys(this, {
      opened: () => this.conversationId,
      ids: () => (this.listed.value?.data ?? []).map(({ id }) => id),
      act: (action) => this.pane?.act(action),
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('client')) return;
    const { client } = this;
    this.tag = '';
    this.tags = new Set();
    this.names = readVisitorNames(
      (id) => getVisitor(client, id),
      () => this.requestUpdate(),
    );
  }

  protected override updated(): void {
    const { conversationId: id } = this;
    const who = id === undefined ? '' : `${this.nameOf(id, this.shownOf(id))} · `;
    document.title = `${who}${words.title} · ${strings.product}`;
  }

  private visitorOf(conversation: ConversationRow | undefined) {
    return conversation?.visitor_id ? this.names.get(conversation.visitor_id) : undefined;
  }

  private shownOf(id: string): ConversationRow | undefined {
    return this.current?.id === id
      ? this.current
      : this.listed.value?.data.find((one) => one.id === id);
  }

  private nameOf(id: string, conversation: ConversationRow | undefined): string {
    const visitor = this.visitorOf(conversation);
    return visitor
      ? visitorName(visitor)
      : visitorName({ id: conversation?.visitor_id ?? id.slice(2) });
  }

  private show(view: View, tag = this.tag) {
    this.view = view;
    this.tag = tag;
    this.listed.clear();
  }

  private async loadMore({ currentTarget: button }: Event) {
    const { client, view, tag } = this;
    const page = this.listed.value;
    if (!page?.next_cursor || this.loadingMore) return;
    this.loadingMore = true;
    try {
      const next = await listConversations(client, {
        ...queryOf(view, tag),
        limit: LIMIT,
        cursor: page.next_cursor,
      });
      if (page !== this.listed.value) return;
      const stays = focusStaysAt(button);
      this.listed.put({ ...next, data: [...page.data, ...next.data] });
      await this.updateComplete;
      const [first] = next.data;
      // The button may be gone: whoever pressed it goes on at what it brought.
      if (first && stays) await this.conversations?.select(first.id);
    } catch (error) {
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    } finally {
      this.loadingMore = false;
    }
  }

  private list(page: Page<ConversationRow>): TemplateResult {
    if (page.data.length === 0) {
      return this.tag
        ? nothingTagged(this.tag, () => this.show(this.view, ''))
        : noConversations(this.view);
    }
    return html`<clarm-conversation-list
        .entries=${page.data.map((conversation) => ({
          conversation,
          visitor: this.visitorOf(conversation),
        }))}
        .current=${this.conversationId}
      ></clarm-conversation-list>
      ${
        page.next_cursor
          ? html`<button
              class="button more"
              aria-disabled=${this.loadingMore}
              @click=${this.loadMore}
            >
              ${this.loadingMore ? strings.loading : strings.loadMore}
            </button>`
          : nothing
      }`;
  }

  private segment(view: View): TemplateResult {
    return html`<button aria-pressed=${this.view === view} @click=${() => this.show(view)}>
      ${words[view]}
    </button>`;
  }

  private thread(id: string): TemplateResult {
    const conversation = this.shownOf(id);
    const visitor = this.visitorOf(conversation);
    const visitorId = conversation?.visitor_id;
    const name = this.nameOf(id, conversation);
    return html`<clarm-conversation-pane
      .conversationId=${id}
      .name=${name}
      @clarm-conversation=${({ conversation: loaded }: ConversationEvent) =>
        (this.current = loaded)}
    >
      <div slot="title" class="title">
        <a class="button quiet icon small back" href=${paths.inbox} aria-label=${words.back}
          >${icon('back')}</a
        >
        <h1 class="truncate">${name}</h1>
        <span class="company truncate">${visitor ? companyName(visitor) : nothing}</span>
        ${visitor ? html`<clarm-score value=${visitor.intent}></clarm-score>` : nothing}
        ${
          visitorId
            ? html`<a class="button small profile" href=${paths.visitor(visitorId)}
                >${icon('person', 14)} <span class="profile-word">${words.profile}</span></a
              >`
            : nothing
        }
      </div>
    </clarm-conversation-pane>`;
  }

  private tagFilter(): TemplateResult | typeof nothing {
    const { tag, tags } = this;
    if (tags.size === 0) return nothing;
    return html`<select
      class="input tags"
      aria-label=${words.tag}
      @change=${(event: Event) => this.show(this.view, (event.target as HTMLSelectElement).value)}
    >
      <option value="" .selected=${tag === ''}>${words.allTags}</option>
      ${[...tags]
        .toSorted()
        .map((one) => html`<option value=${one} .selected=${one === tag}>${one}</option>`)}
    </select>`;
  }

  override render() {
    const { conversationId: id } = this;
    const visitorId = id === undefined ? undefined : this.shownOf(id)?.visitor_id;
    return html`<section class="list" aria-label=${words.list}>
        <header>
          ${id === undefined ? html`<h1>${words.title}</h1>` : html`<h2>${words.title}</h2>`}
          ${this.tagFilter()}
          <div class="segments" role="group" aria-label=${words.list}>
            ${VIEWS.map((view) => this.segment(view))}
          </div>
        </header>
        <div class="scroller">${this.listed.render((page) => this.list(page), 7)}</div>
      </section>
      <section class="thread ${id ? 'some' : ''}" aria-label=${strings.conversation.title}>
        ${
          id
            ? this.thread(id)
            : html`<clarm-empty-state icon="message" heading=${words.choose}
                >${words.chooseWords}
                <span class="keys-hint">${words.chooseKeys}</span></clarm-empty-state
              >`
        }
      </section>
      ${
        visitorId
          ? html`<clarm-visitor-aside
              role="complementary"
              tabindex="0"
              aria-label=${words.aside}
              .visitorId=${visitorId}
            ></clarm-visitor-aside>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-inbox-page': InboxPage;
  }
}
