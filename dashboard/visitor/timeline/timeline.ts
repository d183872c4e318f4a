import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TimelineEvent, VisitorProfile } from '../../../server/contracts/visitors.ts';
import { icon } from '../../components/icon/icon.ts';
import '../../components/clamped/clamped.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import '../../components/skeleton/skeleton.ts';
import { clockTime, dayName, duration, fullTime } from '../../format/time.ts';
import { strings } from '../../strings.ts';
import { describeEvent } from './describe-event.ts';
import { groupSessions, type TimelineItem, type TimelineSession } from './group-sessions.ts';
import { styles } from './timeline.styles.ts';

const words = strings.visitor.timeline;
/** A site sends what it likes; what is longer may fill a screen. */
const MANY = 100;
const clamped = (text: string) =>
  text.length > MANY ? html`<clarm-clamped .text=${text}></clarm-clamped>` : text;

/**
 * @summary What a visitor did, visit by visit, newest first.
 * @event clarm-earlier - The person wants to see what came before.
 */
@customElement('clarm-timeline')
export class Timeline extends LitElement {
  static override styles = [base, buttons, styles];

  /** Newest first; undefined while the first are loading. */
  @property({ attribute: false }) events: readonly TimelineEvent[] | undefined;
  @property({ attribute: false }) sessions: VisitorProfile['recent_sessions'] = [];
  /** Whether there are earlier ones. */
  @property({ type: Boolean }) more = false;
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) online = false;

  private item({ event, engagedMs, scrollDepth }: TimelineItem): TemplateResult {
    const { icon: sign, title, detail, strong } = describeEvent(event);
    const reading = [
      engagedMs ? duration(engagedMs) : '',
      scrollDepth ? words.scrolled(Math.round(scrollDepth)) : '',
    ]
      .filter(Boolean)
      .join(', ');
    return html`<li class=${strong ? 'strong' : ''}>
      <span class="sign">${icon(sign, 14)}</span>
      <span class="what">
        <span class="title">${clamped(title)}</span>
        ${detail ? html`<span class="detail">${clamped(detail)}</span>` : nothing}
        ${reading ? html`<span class="reading num">${icon('clock', 12)} ${reading}</span>` : nothing}
      </span>
      <time class="num" datetime=${event.timestamp} title=${fullTime(event.timestamp)}
        >${clockTime(event.timestamp)}</time
      >
    </li>`;
  }

  private session(session: TimelineSession, isFirst: boolean): TemplateResult {
    const length = Date.parse(session.endedAt) - Date.parse(session.startedAt);
    const views = session.items.filter(({ event }) => event.event === 'page_view').length;
    const facts = [
      session.source && (session.source === 'direct' ? words.direct : words.from(session.source)),
      length >= 1000 ? duration(length) : undefined,
      views > 0 ? words.pages(views) : undefined,
    ].filter(Boolean);
    return html`<section>
      <header>
        <h3>
          ${
            session.id
              ? html`${dayName(session.startedAt, Date.now())}, ${clockTime(session.startedAt)}`
              : words.noSession
          }
          ${isFirst && this.online ? html`<span class="live">${words.now}</span>` : nothing}
        </h3>
        <p>${facts.join(' · ')}</p>
      </header>
      <ol>
        ${repeat(
          session.items,
          ({ event }) => event.event_id,
          (item) => this.item(item),
        )}
      </ol>
    </section>`;
  }

  override render() {
    if (!this.events) return html`<clarm-skeleton lines="8"></clarm-skeleton>`;
    if (this.events.length === 0) return html`<p class="none">${words.empty}</p>`;
    return html`${repeat(
      groupSessions(this.events, this.sessions),
      ({ id }) => id ?? '',
      (session, i) => this.session(session, i === 0),
    )}
    ${
      this.more
        ? html`<button
            class="button"
            ${unavailable(this.busy)}
            @click=${() => this.dispatchEvent(new Event('clarm-earlier'))}
          >
            ${this.busy ? strings.loading : words.earlier}
          </button>`
        : html`<p class="none">${words.start}</p>`
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-timeline': Timeline;
  }
}
