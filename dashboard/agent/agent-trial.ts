import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AgentTrial as Trial } from '../../server/contracts/agents.ts';
import { tryAgent } from '../api/agents.ts';
import type { Client } from '../api/client.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { unavailable } from '../components/shared/unavailable.ts';
import { strings } from '../strings.ts';

const words = strings.agent;

const styles = css`
  :host {
    display: grid;
    gap: var(--s-3);
  }
  form {
    display: flex;
    gap: var(--s-2);
    align-items: end;
  }
  .field {
    flex: 1;
    min-width: 0;
  }
  form .button {
    min-height: 36px;
  }
  .said {
    padding: var(--s-3);
    border-radius: var(--radius-m);
    background: var(--surface-2);
    font-size: var(--text-s);
    line-height: 20px;
  }
  .said p {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .outcome {
    margin-bottom: var(--s-1);
    color: var(--text-2);
    font-size: var(--text-xs);
    font-weight: 600;
  }
  .outcome.failed {
    color: var(--bad-text);
  }
  .given {
    margin-top: var(--s-2);
    color: var(--text-2);
    font-size: var(--text-xs);
  }
`;

/**
 * @summary Asks the agent as a visitor would, and shows what it would say and from what.
 */
@customElement('clarm-agent-trial')
export class AgentTrial extends LitElement {
  static override styles = [base, buttons, fields, styles];

  @property({ attribute: false }) client!: Client;
  @property() agentId = '';

  @state() private trial: Trial | undefined;
  @state() private busy = false;
  @state() private failure = '';

  private async onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const text = formText(new FormData(event.target as HTMLFormElement), 'question').trim();
    if (text === '' || this.busy) return;
    this.busy = true;
    this.failure = '';
    try {
      this.trial = await tryAgent(this.client, this.agentId, text);
    } catch (error) {
      this.trial = undefined;
      this.failure = wordsFor(error);
    } finally {
      this.busy = false;
    }
  }

  private said({ outcome, text, sources }: Trial): TemplateResult {
    const titles = [...new Set(sources.map(({ title }) => title))];
    return html`<div class="said">
      <p class="outcome ${outcome}">${words.outcomes[outcome]}</p>
      <p>${text}</p>
      ${
        titles.length > 0
          ? html`<p class="given">${words.given}: ${titles.join(', ')}</p>`
          : nothing
      }
    </div>`;
  }

  override render() {
    return html`<form @submit=${this.onSubmit}>
        <div class="field">
          <label for="question">${words.question}</label>
          <input
            class="input"
            id="question"
            name="question"
            required
            maxlength="4000"
            autocomplete="off"
          />
        </div>
        <button class="button" ${unavailable(this.busy)}>
          ${this.busy ? words.asking : words.ask}
        </button>
      </form>
      <div role="status">
        ${this.trial ? this.said(this.trial) : nothing}
        ${this.failure ? html`<p class="problem">${this.failure}</p>` : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-agent-trial': AgentTrial;
  }
}
