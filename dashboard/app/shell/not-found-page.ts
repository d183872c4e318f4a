import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { strings } from '../../strings.ts';
import { paths } from '../routes.ts';

const styles = css`
  :host {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--s-3);
    height: 100%;
    padding: var(--s-5);
    text-align: center;
    color: var(--text-2);
  }
  .icon {
    color: var(--accent-text);
  }
  h1 {
    color: var(--text);
  }
`;

/**
 * @summary Of an address that leads nowhere.
 */
@customElement('clarm-not-found-page')
export class NotFoundPage extends LitElement {
  static override styles = [base, buttons, styles];

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${strings.notFound.heading} · ${strings.product}`;
  }

  override render() {
    const { heading, words, home } = strings.notFound;
    return html`${icon('search', 24)}
      <h1>${heading}</h1>
      <p>${words}</p>
      <a class="button" href=${paths.visitors}>${home}</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-not-found-page': NotFoundPage;
  }
}
