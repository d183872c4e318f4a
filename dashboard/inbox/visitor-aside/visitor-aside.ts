import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TimelineEvent, VisitorProfile } from '../../../server/contracts/visitors.ts';
import type { Client } from '../../api/client.ts';
import { getVisitor, listEvents } from '../../api/visitors.ts';
import { clientContext, liveContext } from '../../app/contexts.ts';
import { paths } from '../../app/routes.ts';
import '../../components/avatar/avatar.ts';
import '../../components/error-state/error-state.ts';
import '../../components/score/score.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import '../../components/skeleton/skeleton.ts';
import '../../components/time-ago/time-ago.ts';
import { range } from '../../format/company.ts';
import { pagePath } from '../../format/page-path.ts';
import { placeName } from '../../format/place.ts';
import { companyName, visitorName } from '../../format/visitor-name.ts';
import { coalesce } from '../../live/coalesce.ts';
import type { LiveFeed } from '../../live/live-feed.ts';
import { Listen } from '../../live/listen.ts';
import { strings } from '../../strings.ts';
import { whyWords } from '../../visitor/score-card/score-words.ts';
import { styles } from './visitor-aside.styles.ts';

const words = strings.inbox;
const REASONS = 5;
const PAGES = 6;
/** Among so many events there are pages enough. */
const EVENTS = 40;

/**
 * @summary Who one is talking to: company, score and why, the pages looked at last.
 */
@customElement('clarm-visitor-aside')
export class VisitorAside extends LitElement {
  static override styles = [base, buttons, styles];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @consume({ context: liveContext, subscribe: true })
  @property({ attribute: false })
  live: LiveFeed | undefined;
  @property() visitorId = '';
  @state() private shown: { profile: VisitorProfile; pages: TimelineEvent[] } | undefined;

  private readonly loaded = new Task(this, {
    args: () => [this.client, this.visitorId] as const,
    task: async ([client, id], { signal }) => {
      const [profile, events] = await Promise.all([
        getVisitor(client, id, signal),
        listEvents(client, id, { limit: EVENTS }, signal),
      ]);
      const pages = events.data.filter(({ event, url }) => event === 'page_view' && url);
      this.shown = { profile, pages: pages.slice(0, PAGES) };
    },
  });
  private readonly again = coalesce(() => this.loaded.run());

  constructor() {
    super();
    new Listen(
      this,
      () => this.live,
      (heard) => {
        const isOurs = heard.kind === 'visitor' && heard.id === this.visitorId;
        if (isOurs || heard.kind === 'resync') this.again.add(heard.kind);
      },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.again.cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('visitorId') || changed.has('client')) this.shown = undefined;
  }

  private who(profile: VisitorProfile): TemplateResult {
    const { identity, company, online } = profile;
    const name = visitorName(profile);
    return html`<div class="who">
      <clarm-avatar
        name=${identity ? name : (companyName(profile) ?? '')}
        ?square=${!identity && company}
        ?online=${online}
      ></clarm-avatar>
      <div>
        <h2 class="truncate">${name}</h2>
        <p class="truncate">
          ${
            online
              ? strings.visitor.online
              : html`<clarm-time-ago at=${profile.last_seen}></clarm-time-ago>`
          }
        </p>
      </div>
    </div>`;
  }

  private facts({ identity, company, location, network, ...profile }: VisitorProfile) {
    const { facts } = strings.visitor;
    const rows: readonly (readonly [string, TemplateResult | string | undefined])[] = [
      [words.email, identity?.email],
      [
        facts.company,
        company &&
          html`<a href=${paths.company(company.domain)}>${company.name ?? company.domain}</a>`,
      ],
      [words.industry, company?.industry],
      [words.employees, range(company?.size)],
      [facts.location, placeName(location) || undefined],
      [facts.network, company ? undefined : network?.org],
      [words.sessions, words.visits(profile.sessions)],
      [words.firstSeen, html`<clarm-time-ago at=${profile.first_seen}></clarm-time-ago>`],
    ];
    return html`<dl>
      ${rows.map(([name, value]) =>
        value === undefined
          ? nothing
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>`;
  }

  private reasons({ intent, score_breakdown: rows }: VisitorProfile): TemplateResult {
    const best = rows.toSorted((a, b) => b.points - a.points).slice(0, REASONS);
    return html`<section>
      <h3>${words.reasons} <clarm-score value=${intent}></clarm-score></h3>
      ${
        best.length === 0
          ? html`<p class="none">${strings.visitor.score.none}</p>`
          : html`<ul class="reasons">
              ${best.map(
                (row) =>
                  html`<li>
                    <span>${whyWords(row)}</span>
                    <strong class="num">${row.points > 0 ? '+' : ''}${row.points}</strong>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  private pages(pages: readonly TimelineEvent[]): TemplateResult {
    return html`<section>
      <h3>${words.lastPages}</h3>
      ${
        pages.length === 0
          ? html`<p class="none">${words.noPages}</p>`
          : html`<ul class="pages">
              ${pages.map(
                ({ url = '', title, timestamp }) =>
                  html`<li>
                    <span class="truncate" title=${title ?? url}>${pagePath(url)}</span>
                    <clarm-time-ago class="when" at=${timestamp} look="short"></clarm-time-ago>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  override render() {
    const { shown } = this;
    if (!shown) {
      return this.loaded.status === TaskStatus.ERROR
        ? html`<clarm-error-state
            .error=${this.loaded.error}
            @clarm-retry=${() => this.loaded.run()}
          ></clarm-error-state>`
        : html`<clarm-skeleton lines="8"></clarm-skeleton>`;
    }
    const { profile, pages } = shown;
    return html`<div class="body">
      ${this.who(profile)} ${this.facts(profile)} ${this.reasons(profile)} ${this.pages(pages)}
      <a class="button" href=${paths.visitor(this.visitorId)}>${words.profile}</a>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-visitor-aside': VisitorAside;
  }
}
