import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ago, fullTime, shortAgo } from '../../format/time.ts';
import { everySecond } from './ticker.ts';

/**
 * @summary A moment in words that stay true: "12s", "5m ago"; the exact time is its tooltip.
 */
@customElement('clarm-time-ago')
export class TimeAgo extends LitElement {
  /** ISO 8601. */
  @property() at = '';
  /** `short` ("5m") for columns, `long` ("5m ago") for text. */
  @property() look: 'short' | 'long' = 'long';

  @state() private words = '';
  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = everySecond((now) => this.refresh(now));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('at') || changed.has('look')) this.refresh(Date.now());
  }

  private refresh(now: number) {
    this.words = this.look === 'short' ? shortAgo(this.at, now) : ago(this.at, now);
  }

  override render() {
    if (!this.at) return html``;
    return html`<time datetime=${this.at} title=${fullTime(this.at)}>${this.words}</time>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-time-ago': TimeAgo;
  }
}
