import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { InstallAnswer } from '../../../server/contracts/install.ts';
import { CallError, type Client } from '../../api/client.ts';
import { checkInstallation } from '../../api/site-settings.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { strings } from '../../strings.ts';

const words = strings.install;

const styles = css`
  .card {
    padding: var(--s-5);
  }
  .card p {
    margin-top: var(--s-1);
  }
  .lead {
    color: var(--text-2);
  }
  form {
    display: grid;
    gap: 6px;
    margin-top: var(--s-3);
  }
  .ask {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2);
  }
  .ask .input {
    flex: 1 1 240px;
    width: auto;
  }
  .ask .button {
    min-height: 36px;
  }
  .answer {
    display: flex;
    gap: var(--s-2);
    align-items: flex-start;
    padding-top: var(--s-2);
    font-size: var(--text-s);
  }
  .answer.good {
    color: var(--good-text);
  }
  .answer .icon {
    flex: none;
  }
  .answer > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
`;

/** What helps where the server may not ask an address, as `CLARM_ALLOW_PRIVATE` has it: with its port. */
function adviceOn(error: unknown, url: string): string {
  if (!(error instanceof CallError) || error.code !== 'page_not_allowed') return '';
  if (!URL.canParse(url)) return '';
  const { hostname, port, protocol } = new URL(url);
  return words.notAllowed(`${hostname}:${port || (protocol === 'http:' ? '80' : '443')}`);
}

/**
 * @summary Asks the server whether the snippet is on a page.
 */
@customElement('clarm-check-page')
export class CheckPage extends LitElement {
  static override styles = [base, buttons, cards, fields, styles];

  @property({ attribute: false }) client!: Client;

  @state() private answer: InstallAnswer | undefined;
  @state() private problem = '';
  /** What to do about it. */
  @state() private advice = '';
  @state() private busy = false;

  private async ask(event: SubmitEvent) {
    event.preventDefault();
    if (this.busy) return;
    const url = formText(new FormData(event.target as HTMLFormElement), 'url').trim();
    this.busy = true;
    this.answer = undefined;
    this.problem = '';
    this.advice = '';
    try {
      this.answer = await checkInstallation(this.client, url);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      this.advice = adviceOn(error, url);
    } finally {
      this.busy = false;
    }
  }

  private said(): TemplateResult | typeof nothing {
    const { answer } = this;
    if (!answer) return nothing;
    const good = answer.state === 'installed';
    return html`<p class="answer ${good ? 'good' : ''}">
      ${icon(good ? 'check' : 'warning')}
      <span>
        ${words.checked[answer.state]}
        ${answer.detail ? html`<code>${answer.detail}</code>` : nothing}
      </span>
    </p>`;
  }

  override render() {
    return html`<section class="card">
      <h2>${words.checkTitle}</h2>
      <p class="lead">${words.checkWords}</p>
      <form @submit=${this.ask}>
        <label class="label" for="url">${words.checkUrl}</label>
        <div class="ask">
          <input
            class="input"
            id="url"
            name="url"
            inputmode="url"
            autocomplete="url"
            placeholder="https://example.com/"
            required
            aria-invalid=${this.problem ? 'true' : 'false'}
            aria-describedby="said"
          />
          <button class="button" ${unavailable(this.busy)}>
            ${this.busy ? words.checking : words.check}
          </button>
        </div>
        <div id="said" role="status">
          ${this.said()} ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
          ${this.advice ? html`<p class="hint">${this.advice}</p>` : nothing}
        </div>
      </form>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-check-page': CheckPage;
  }
}
