import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { VisitorProfile } from '../../server/contracts/visitors.ts';
import type { Client } from '../api/client.ts';
import { getVisitor, listEvents } from '../api/visitors.ts';
import { accountContext, clientContext, liveContext, type Account } from '../app/contexts.ts';
import { gone, isGone } from '../app/gone.ts';
import { NavigateEvent } from '../app/navigation.ts';
import { paths } from '../app/routes.ts';
import { mayManage } from '../components/admins-only/admins-only.ts';
import '../components/empty-state/empty-state.ts';
import '../components/error-state/error-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { segments } from '../components/shared/segment.styles.ts';
import '../components/skeleton/skeleton.ts';
import { ToastEvent, type Toast } from '../components/toasts/toast-event.ts';
import '../conversation/conversation-pane/conversation-pane.ts';
import { visitorName } from '../format/visitor-name.ts';
import { coalesce } from '../live/coalesce.ts';
import type { Heard, LiveFeed } from '../live/live-feed.ts';
import { Listen } from '../live/listen.ts';
import { strings } from '../strings.ts';
import { saveAsJson } from './save-file.ts';
import { LoadTimeline } from './timeline/load-timeline.ts';
import './timeline/timeline.ts';
import { eraseVisitor, exportVisitor } from './visitor-data.ts';
import './visitor-details/visitor-details.ts';
import './visitor-header/visitor-header.ts';
import './visitor-menu/visitor-menu.ts';
import type { VisitorAction, VisitorActionEvent } from './visitor-menu/visitor-menu.ts';
import { styles } from './visitor-page.styles.ts';

const EVENTS_AT_ONCE = 50;
const words = strings.visitor;
const TABS = ['activity', 'conversation', 'details'] as const;
type Tab = (typeof TABS)[number];

/**
 * @summary Everything about one visitor: what is known and why, what they did, and the conversation.
 */
@customElement('clarm-visitor-page')
export class VisitorPage extends LitElement {
  static override styles = [base, buttons, segments, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  @property() visitorId = '';
  /** Neighbours in the list it was opened from. */
  @property() previous: string | undefined;
  @property() next: string | undefined;

  @state() private profile: VisitorProfile | undefined;
  /** Of the columns that do not fit side by side. */
  @state() private tab: Tab = 'activity';
  @state() private chosenConversation: string | undefined;

  private readonly timeline = new LoadTimeline(this);
  private readonly loaded = new Task(this, {
    args: () => [this.client, this.visitorId] as const,
    task: async ([client, id], { signal }) => {
      this.profile = await getVisitor(client, id, signal);
    },
  });
  private readonly again = coalesce(async () => {
    await Promise.all([this.loaded.run(), this.timeline.refresh()]);
  });

  constructor() {
    super();
    new Listen(
      this,
      () => this.live,
      (heard) => this.onHeard(heard),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.again.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('visitorId') && !changed.has('client')) return;
    const { client, visitorId: id } = this;
    document.title = `${visitorName({ id })} · ${strings.product}`;
    this.profile = undefined;
    this.chosenConversation = undefined;
    void this.timeline.start((cursor) =>
      listEvents(client, id, { limit: EVENTS_AT_ONCE, ...(cursor ? { cursor } : {}) }),
    );
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('profile') || !this.profile) return;
    document.title = `${visitorName(this.profile)} · ${strings.product}`;
    if (changed.get('profile')) return;
    const header = this.renderRoot.querySelector('clarm-visitor-header');
    void header?.updateComplete.then(() => header.renderRoot.querySelector('h1')?.focus());
  }

  private onHeard(heard: Heard) {
    if (heard.kind === 'resync') this.again.add('');
    if (heard.kind === 'conversation') {
      const isOurs = this.profile?.conversations.includes(heard.id);
      // The first message of a conversation is how one hears of it.
      if (!isOurs) this.again.add(heard.id);
      return;
    }
    if (!('id' in heard) || !this.isAbout(heard.id)) return;
    if (heard.kind === 'presence' && this.profile) {
      this.profile = { ...this.profile, online: heard.online };
    } else if (heard.kind === 'visitor') this.again.add(heard.id);
    else if (heard.kind === 'visitor_gone') void this.loaded.run();
  }

  private isAbout(id: string): boolean {
    return id === this.visitorId || (this.profile?.person?.visitors?.includes(id) ?? false);
  }

  private toast(text: string, tone: Toast['tone'] = 'plain') {
    this.dispatchEvent(new ToastEvent({ text, tone }));
  }

  private async onAction(action: VisitorAction, profile: VisitorProfile) {
    const { id } = profile;
    const { menu } = words;
    if (action === 'copy') {
      const isCopied = await navigator.clipboard.writeText(id).then(
        () => true,
        () => false,
      );
      return isCopied ? this.toast(menu.copied) : this.toast(menu.notCopied, 'bad');
    }
    try {
      if (action === 'export') {
        saveAsJson(await exportVisitor(this.client, id), `${id}.json`);
        return this.toast(menu.exported);
      }
      await eraseVisitor(this.client, id);
      this.toast(menu.erased(visitorName(profile)));
      this.dispatchEvent(new NavigateEvent(paths.visitors, { replace: true }));
    } catch (error) {
      this.toast(wordsFor(error), 'bad');
    }
  }

  private menu(profile: VisitorProfile): TemplateResult {
    return html`<clarm-visitor-menu
      name=${visitorName(profile)}
      ?mayErase=${mayManage(this.account)}
      @clarm-visitor-action=${({ action }: VisitorActionEvent) => this.onAction(action, profile)}
    ></clarm-visitor-menu>`;
  }

  private toolbar(): TemplateResult {
    const step = (id: string | undefined, name: 'up' | 'down', label: string) =>
      id === undefined
        ? nothing
        : html`<a
            class="button icon small"
            href=${paths.visitor(id)}
            aria-label=${label}
            title=${label}
            >${icon(name)}</a
          >`;
    return html`<nav class="toolbar" aria-label=${words.back}>
      <a class="button quiet small" href=${paths.visitors}>${icon('back')} ${words.back}</a>
      <span
        >${step(this.previous, 'up', words.previous)} ${step(this.next, 'down', words.next)}
        ${this.profile ? this.menu(this.profile) : nothing}</span
      >
    </nav>`;
  }

  private activity(profile: VisitorProfile): TemplateResult {
    const { timeline } = this;
    if (timeline.error && !timeline.events) {
      return html`<clarm-error-state
        .error=${timeline.error}
        @clarm-retry=${() => timeline.refresh()}
      ></clarm-error-state>`;
    }
    return html`<clarm-timeline
      .events=${timeline.events}
      .sessions=${profile.recent_sessions}
      ?more=${timeline.more}
      ?busy=${timeline.busy}
      ?online=${profile.online}
      @clarm-earlier=${() => timeline.earlier()}
    ></clarm-timeline>`;
  }

  private conversation(profile: VisitorProfile): TemplateResult {
    const { conversations } = profile;
    const shown = this.chosenConversation ?? conversations.at(-1);
    if (!shown) {
      return html`<clarm-empty-state icon="message" heading=${strings.conversation.none}>
        ${strings.conversation.noneWords}
      </clarm-empty-state>`;
    }
    const pick = (event: Event) => {
      this.chosenConversation = (event.target as HTMLSelectElement).value;
    };
    return html`<clarm-conversation-pane .conversationId=${shown} .name=${visitorName(profile)}>
      ${
        conversations.length > 1
          ? html`<select
              slot="title"
              class="pick"
              aria-label=${strings.conversation.title}
              @change=${pick}
            >
              ${conversations.map(
                (id, i) =>
                  html`<option value=${id} ?selected=${id === shown}>
                    ${strings.conversation.title} ${i + 1}
                  </option>`,
              )}
            </select>`
          : nothing
      }
    </clarm-conversation-pane>`;
  }

  private failed(): TemplateResult {
    const { error } = this.loaded;
    if (isGone(error))
      return html`${this.toolbar()}${gone(error, { href: paths.visitors, label: words.back })}`;
    return html`${this.toolbar()}
      <clarm-error-state
        .error=${error}
        @clarm-retry=${() => this.loaded.run()}
      ></clarm-error-state>`;
  }

  override render() {
    const { profile } = this;
    if (this.loaded.status === TaskStatus.ERROR) return this.failed();
    if (!profile) {
      return html`${this.toolbar()} <clarm-skeleton class="loading" lines="10"></clarm-skeleton>`;
    }
    return html`<header>
        ${this.toolbar()}
        <clarm-visitor-header .profile=${profile}></clarm-visitor-header>
        <div class="tabs segments" role="group" aria-label=${visitorName(profile)}>
          ${TABS.map(
            (tab) =>
              html`<button
                data-tab=${tab}
                aria-pressed=${this.tab === tab}
                @click=${() => (this.tab = tab)}
              >
                ${words.tabs[tab]}
              </button>`,
          )}
        </div>
      </header>
      <div class="columns" data-tab=${this.tab}>
        <section class="column details" tabindex="0" aria-label=${words.tabs.details}>
          <clarm-visitor-details .profile=${profile}></clarm-visitor-details>
        </section>
        <section class="column activity" tabindex="0" aria-label=${words.tabs.activity}>
          <h2 class="visually-hidden">${words.tabs.activity}</h2>
          ${this.activity(profile)}
        </section>
        <section class="column conversation" aria-label=${words.tabs.conversation}>
          ${this.conversation(profile)}
        </section>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-visitor-page': VisitorPage;
  }
}
