import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { EMPTY_FEED, type FeedState } from './feed-state.ts';
import { eventList } from './event-list.ts';
import { glyph } from './glyphs.ts';
import { inboxList } from './inbox-list.ts';
import { panelStyles } from './live-panel.styles.ts';
import { scoreView, visitorFacts } from './score-view.ts';
import { stepsDone } from './steps-done.ts';
import { STEPS, STRINGS } from './strings.ts';

/** What the server knows of the visitor who plays now, as it comes to know it. */
export class LivePanel extends LitElement {
  static override styles = panelStyles;

  @property({ attribute: false }) feed: FeedState = EMPTY_FEED;
  @property({ attribute: false }) visitorId: string | undefined;
  @property({ attribute: false }) ready = false;
  @property({ attribute: false }) dashboardUrl = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'complementary');
    this.setAttribute('aria-label', STRINGS.panel);
  }

  override render(): TemplateResult {
    if (this.visitorId === undefined)
      return html`<p class="empty">${this.ready ? STRINGS.optedOut : STRINGS.waiting}</p>`;
    const { visitor, events } = this.feed;
    const alerted = stepsDone(this.feed).alert;
    return html`
      <div class="known" tabindex="0" role="group" aria-label=${STRINGS.known}>
        <section>${scoreView(visitor, alerted)}</section>
        ${alerted ? [this.#inbox(), this.#guide()] : [this.#guide(), this.#inbox()]}
        <section>${visitorFacts(visitor)}</section>
        <a class="onward" href=${this.dashboardUrl} target="_blank" rel="noopener"
          >${STRINGS.dashboard} ${glyph('out')}</a
        >
      </div>
      <section class="live" tabindex="0" aria-label=${STRINGS.events}>
        <h2>${STRINGS.events}</h2>
        ${eventList(events)}
      </section>
    `;
  }

  #inbox(): TemplateResult {
    return html`<section>
      <h2>${STRINGS.inbox}</h2>
      ${inboxList(this.feed.inbox)}
    </section>`;
  }

  #guide(): TemplateResult {
    const done = stepsDone(this.feed);
    return html`<section>
      <h2>${STRINGS.guide}</h2>
      <ol class="guide">
        ${STEPS.map((step) => {
          const label = 'href' in step ? html`<a href=${step.href}>${step.label}</a>` : step.label;
          return html`<li class=${done[step.id] ? 'done' : 'open'}>
            <span class="tick">${done[step.id] ? glyph('check') : ''}</span>${label}
          </li>`;
        })}
      </ol>
      <p class="hint">${STRINGS.guideHint}</p>
    </section>`;
  }
}
