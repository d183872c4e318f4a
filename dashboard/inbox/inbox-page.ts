import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ConversationRow } from '../../server/contracts/chat.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { Client } from '../api/client.ts';
import { listConversations } from '../api/conversations.ts';
import { getVisitor } from '../api/visitors.ts';
import { clientContext, liveContext } from '../app/contexts.ts';
import { paths } from '../app/routes.ts';
import '../components/empty-state/empty-state.ts';
import '../components/error-state/error-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import '../components/score/score.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { segments } from '../components/shared/segment.styles.ts';
import '../components/skeleton/skeleton.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import '../conversation/conversation-pane/conversation-pane.ts';
import type { ConversationEvent } from '../conversation/conversation-pane/conversation-pane.ts';
import { companyName, visitorName } from '../format/visitor-name.ts';
import { coalesce } from '../live/coalesce.ts';
import type { Heard, LiveFeed } from '../live/live-feed.ts';
import { Listen } from '../live/listen.ts';
import { strings } from '../strings.ts';
import './conversation-list/conversation-list.ts';
import { styles } from './inbox-page.styles.ts';
import { readVisitorNames, type VisitorNames } from './visitor-names.ts';

const LIMIT = 50;
const VIEWS = ['open', 'mine', 'snoozed', 'closed'] as const;
type View = (typeof VIEWS)[number];
const queryOf = (view: View) =>
  view === 'mine' ? ({ status: 'open', assignee: 'me' } as const) : { status: view };
const words = strings.inbox;

/**
 * @summary All conversations of the site, and the one that is open.
 */
@customElement('clarm-inbox-page')
export class InboxPage extends LitElement {
  static override styles = [base, buttons, segments, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  @property() conversationId: string | undefined;

  @state() private view: View = 'open';
  @state() private page: Page<ConversationRow> | undefined;
  /** The open one, which need not be in the list. */
  @state() private current: ConversationRow | undefined;
  private names!: VisitorNames;

  private readonly loaded = new Task(this, {
    args: () => [this.client, this.view] as const,
    task: async ([client, view], { signal }) => {
      this.page = await listConversations(client, { ...queryOf(view), limit: LIMIT }, signal);
    },
  });
  private readonly again = coalesce(() => this.loaded.run(), { intervalMs: 500 });

  constructor() {
    super();
    new Listen(
      this,
      () => this.live,
      (heard) => this.onHeard(heard),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${words.title} · ${strings.product}`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.again.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('client')) return;
    const { client } = this;
    this.page = undefined;
    this.names = readVisitorNames(
      (id) => getVisitor(client, id),
      () => this.requestUpdate(),
    );
  }

  private onHeard({ kind }: Heard) {
    if (kind === 'conversation' || kind === 'read' || kind === 'resync') this.again.add(kind);
  }

  private visitorOf(conversation: ConversationRow | undefined) {
    return conversation?.visitor_id ? this.names.get(conversation.visitor_id) : undefined;
  }

  private show(view: View) {
    this.view = view;
    this.page = undefined;
  }

  private async loadMore() {
    const { page, client, view } = this;
    if (!page?.next_cursor) return;
    try {
      const next = await listConversations(client, {
        ...queryOf(view),
        limit: LIMIT,
        cursor: page.next_cursor,
      });
      if (page === this.page) this.page = { ...next, data: [...page.data, ...next.data] };
    } catch (error) {
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    }
  }

  private list(): TemplateResult {
    const { page } = this;
    if (!page) {
      return this.loaded.status === TaskStatus.ERROR
        ? html`<clarm-error-state
            .error=${this.loaded.error}
            @clarm-retry=${() => this.loaded.run()}
          ></clarm-error-state>`
        : html`<clarm-skeleton lines="7" full></clarm-skeleton>`;
    }
    if (page.data.length === 0) return this.empty();
    return html`<clarm-conversation-list
        .entries=${page.data.map((conversation) => ({
          conversation,
          visitor: this.visitorOf(conversation),
        }))}
        .current=${this.conversationId}
      ></clarm-conversation-list>
      ${
        page.next_cursor
          ? html`<button class="button more" @click=${this.loadMore}>${strings.loadMore}</button>`
          : nothing
      }`;
  }

  private empty(): TemplateResult {
    const [heading, text] = {
      open: [words.emptyOpen, words.emptyOpenWords],
      mine: [words.emptyMine, words.emptyMineWords],
      snoozed: [words.emptySnoozed, words.emptySnoozedWords],
      closed: [words.emptyClosed, words.emptyClosedWords],
    }[this.view];
    return html`<clarm-empty-state icon="inbox" heading=${heading}>${text}</clarm-empty-state>`;
  }

  private segment(view: View): TemplateResult {
    return html`<button aria-pressed=${this.view === view} @click=${() => this.show(view)}>
      ${words[view]}
    </button>`;
  }

  private thread(id: string): TemplateResult {
    const conversation =
      this.current?.id === id ? this.current : this.page?.data.find((one) => one.id === id);
    const visitor = this.visitorOf(conversation);
    const visitorId = conversation?.visitor_id;
    const name = visitor ? visitorName(visitor) : visitorName({ id: visitorId ?? id.slice(2) });
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
        <h2 class="truncate">${name}</h2>
        <span class="company truncate">${visitor ? companyName(visitor) : nothing}</span>
        ${visitor ? html`<clarm-score value=${visitor.intent}></clarm-score>` : nothing}
        ${
          visitorId
            ? html`<a class="button small profile" href=${paths.visitor(visitorId)}
                >${words.profile}</a
              >`
            : nothing
        }
      </div>
    </clarm-conversation-pane>`;
  }

  override render() {
    const { conversationId: id } = this;
    return html`<section class="list" aria-label=${words.list}>
        <header>
          <h1>${words.title}</h1>
          <div class="segments" role="group" aria-label=${words.list}>
            ${VIEWS.map((view) => this.segment(view))}
          </div>
        </header>
        <div class="scroller">${this.list()}</div>
      </section>
      <section class="thread ${id ? 'some' : ''}" aria-label=${strings.conversation.title}>
        ${
          id
            ? this.thread(id)
            : html`<clarm-empty-state icon="message" heading=${words.choose}
                >${words.chooseWords}</clarm-empty-state
              >`
        }
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-inbox-page': InboxPage;
  }
}
