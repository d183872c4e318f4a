import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Page } from '../../server/contracts/lists.ts';
import type { AlertRow } from '../../server/contracts/visitors.ts';
import { listAlerts } from '../api/alerts.ts';
import type { Client } from '../api/client.ts';
import { clientContext, liveContext } from '../app/contexts.ts';
import { paths } from '../app/routes.ts';
import { isTyping } from '../app/shortcuts.ts';
import '../components/avatar/avatar.ts';
import '../components/empty-state/empty-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { icon } from '../components/icon/icon.ts';
import { RowFocus, stepOf } from '../components/row-focus/row-focus.ts';
import '../components/score/score.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import { status } from '../components/status/status.ts';
import { statuses } from '../components/status/status.styles.ts';
import '../components/time-ago/time-ago.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { pagePath } from '../format/page-path.ts';
import { companyName, visitorName } from '../format/visitor-name.ts';
import { LiveData } from '../live/live-data.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { strings } from '../strings.ts';
import { styles } from './alerts-page.styles.ts';

const words = strings.alerts;
const LIMIT = 50;

/**
 * @summary Who crossed the threshold lately, those beyond the hourly cap included.
 */
@customElement('clarm-alerts-page')
export class AlertsPage extends LitElement {
  static override styles = [base, buttons, cards, pages, statuses, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  private readonly rowFocus = new RowFocus(this, 'li');
  private readonly alerts = new LiveData(this, {
    read: (client, signal) => listAlerts(client, { limit: LIMIT }, signal),
    after: ['alert'],
  });

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${words.title} · ${strings.product}`;
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const step = isTyping(event) ? undefined : stepOf(event.key);
    if (step === undefined) return;
    event.preventDefault();
    this.rowFocus.move(step);
  };

  private async loadMore() {
    const before = this.alerts.value;
    if (!before) return;
    try {
      const next = await listAlerts(this.client, { page: before.page + 1, limit: LIMIT });
      if (before === this.alerts.value)
        this.alerts.put({ ...next, data: [...before.data, ...next.data] });
    } catch (error) {
      this.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    }
  }

  private row(alert: AlertRow): TemplateResult {
    const { id, company, identity, last_page: page, intent, online, alerted_at, sent } = alert;
    return html`<li data-visitor-id=${id}>
      <clarm-avatar
        name=${identity ? visitorName(alert) : (companyName(alert) ?? '')}
        ?square=${!identity && company}
        ?online=${online}
      ></clarm-avatar>
      <span class="who two">
        <a class="truncate" href=${paths.visitor(id)}>${visitorName(alert)}</a>
        <span class="second truncate">${identity?.email ?? company?.domain ?? nothing}</span>
      </span>
      <span class="company two">
        <span class="truncate">${companyName(alert) ?? '–'}</span>
        <span class="second truncate">${company?.industry ?? nothing}</span>
      </span>
      <span class="page-of two">
        <span class="truncate">${page ? pagePath(page.url) : nothing}</span>
        <span class="second truncate">${page?.title ?? nothing}</span>
      </span>
      <clarm-score value=${intent} title=${words.now}></clarm-score>
      <span class="when num">
        <clarm-time-ago at=${alerted_at}></clarm-time-ago>
        ${sent ? nothing : html`<span title=${words.cappedWords}>${status('warm', words.capped)}</span>`}
      </span>
    </li>`;
  }

  private content(alerts: Page<AlertRow>): TemplateResult {
    if (alerts.data.length === 0) {
      return html`<clarm-empty-state class="card" icon="alerts" heading=${words.empty}>
        ${words.emptyWords}
        <a slot="actions" class="button" href=${paths.integrations}>${words.integrations}</a>
      </clarm-empty-state>`;
    }
    return html`${
        alerts.data.every(({ sent }) => sent)
          ? nothing
          : html`<p class="notice" role="note">${icon('warning')} ${words.cappedNotice}</p>`
      }
      <ul class="card list" aria-label=${words.list}>
        ${repeat(
          alerts.data,
          ({ id }) => id,
          (alert) => this.row(alert),
        )}
      </ul>
      ${
        alerts.page < alerts.pages
          ? html`<p class="foot">
              <button class="button" @click=${this.loadMore}>${strings.loadMore}</button>
            </p>`
          : nothing
      }`;
  }

  override render() {
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${words.title}</h1>
          <p class="lead">${words.lead}</p>
        </div>
        <a class="button" href=${paths.settingsOf('scoring')}>${words.threshold}</a>
      </header>
      ${this.alerts.render((alerts) => this.content(alerts))}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-alerts-page': AlertsPage;
  }
}
