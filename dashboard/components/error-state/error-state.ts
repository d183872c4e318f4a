import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { CallError } from '../../api/client.ts';
import { strings } from '../../strings.ts';
import { icon } from '../icon/icon.ts';
import { base } from '../shared/base.styles.ts';
import { buttons } from '../shared/button.styles.ts';

const styles = css`
  :host {
    display: grid;
    justify-items: center;
    gap: var(--s-2);
    padding: var(--s-6) var(--s-5);
    text-align: center;
    color: var(--text-2);
  }
  .badge {
    color: var(--bad-text);
  }
  h2 {
    color: var(--text);
  }
  .button {
    margin-top: var(--s-2);
  }
`;

/** What to tell about a failure of any kind. */
export const wordsFor = (error: unknown): string => {
  if (!(error instanceof CallError)) return strings.errors.unexpected;
  return error.code === 'offline' ? strings.errors.offline : error.message;
};

/**
 * @summary Says what went wrong and offers to try again.
 * @event clarm-retry - The person wants another try.
 */
@customElement('clarm-error-state')
export class ErrorState extends LitElement {
  static override styles = [base, buttons, styles];

  @property({ attribute: false }) error: unknown;
  @property() heading: string = strings.errors.heading;

  override render() {
    return html`<span class="badge">${icon('warning', 24)}</span>
      <h2>${this.heading}</h2>
      <p role="alert">${wordsFor(this.error)}</p>
      <button class="button" @click=${() => this.dispatchEvent(new Event('clarm-retry'))}>
        ${icon('refresh')} ${strings.errors.retry}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-error-state': ErrorState;
  }
}
