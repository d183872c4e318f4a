import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Client } from '../api/client.ts';
import { listVisitors } from '../api/visitors.ts';
import { accountContext, clientContext, liveContext, type Account } from '../app/contexts.ts';
import { paths } from '../app/routes.ts';
import '../components/copy-button/copy-button.ts';
import '../components/time-ago/time-ago.ts';
import { icon } from '../components/icon/icon.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import { coalesce } from '../live/coalesce.ts';
import type { LiveFeed } from '../live/live-feed.ts';
import { Listen } from '../live/listen.ts';
import { strings } from '../strings.ts';
import './check-page/check-page.ts';
import { styles } from './install-page.styles.ts';
import { cspSnippet, embedSnippet, identifySnippet } from './snippets.ts';

const words = strings.install;

/**
 * @summary The snippet to paste, and whether visitors arrive.
 */
@customElement('clarm-install-page')
export class InstallPage extends LitElement {
  static override styles = [base, buttons, cards, pages, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;

  private readonly arrived = new Task(this, {
    args: () => [this.client] as const,
    task: async ([client], { signal }) =>
      (await listVisitors(client, { limit: 1 }, signal)).data[0],
  });
  private readonly again = coalesce(() => this.arrived.run());

  constructor() {
    super();
    new Listen(
      this,
      () => this.live,
      ({ kind }) => {
        if (kind === 'visitor' && !this.arrived.value) this.again.add(kind);
      },
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

  private code(text: string, what: string): TemplateResult {
    return html`<div class="code">
      <pre tabindex="0" aria-label=${what}>${text}</pre>
      <clarm-copy-button .text=${text} what=${what}></clarm-copy-button>
    </div>`;
  }

  private state(): TemplateResult {
    const latest = this.arrived.value;
    return latest
      ? html`<p class="state good" role="status">
          ${icon('check')} ${words.arrived}
          <span class="latest">
            ${words.latest}: <clarm-time-ago .at=${latest.last_seen}></clarm-time-ago>
          </span>
          <a href=${paths.visitors}>${words.see}</a>
        </p>`
      : html`<p class="state" role="status"><span class="dot"></span>${words.waiting}</p>`;
  }

  override render() {
    const { site } = this.account;
    return html`<div class="page narrow">
      <header class="page-head">
        <div>
          <h1>${words.title}</h1>
          <p class="lead">${words.lead}</p>
        </div>
      </header>
      <div class="stack">
        ${
          site.demo
            ? html`<section class="card demo">
                <div>
                  <h2>${words.demoTitle}</h2>
                  <p>${words.demoWords}</p>
                </div>
                <a class="button primary" href="/demo/" target="_blank"
                  >${words.demo} ${icon('external')}</a
                >
              </section>`
            : nothing
        }
        <section class="card">
          <h2>${words.snippet}</h2>
          ${this.code(embedSnippet(location.origin, site.id), words.what)}
          <p class="hint">${words.id}: <code>${site.id}</code></p>
          ${this.state()}
        </section>
        <clarm-check-page .client=${this.client}></clarm-check-page>
        <section class="card">
          <h2>${words.identifyTitle}</h2>
          <p>${words.identifyWords}</p>
          ${this.code(identifySnippet, words.identifyTitle)}
        </section>
        <section class="card">
          <h2>${words.cspTitle}</h2>
          <p>${words.cspWords}</p>
          ${this.code(cspSnippet(location.origin), words.cspTitle)}
        </section>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-install-page': InstallPage;
  }
}
