import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AgentRow } from '../../server/contracts/agents.ts';
import { createAgent, deleteAgent, listAgents, patchAgent } from '../api/agents.ts';
import type { Client } from '../api/client.ts';
import { problemsByField } from '../api/problems.ts';
import { accountContext, clientContext, type Account } from '../app/contexts.ts';
import '../components/error-state/error-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import '../components/modal/modal.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { pages } from '../components/shared/page.styles.ts';
import '../components/skeleton/skeleton.ts';
import { strings } from '../strings.ts';
import './agent-documents.ts';
import './agent-form.ts';
import type { AgentDraftEvent } from './agent-form.ts';
import { styles } from './agent-page.styles.ts';
import './agent-trial.ts';

const words = strings.agent;
const numbers = new Intl.NumberFormat();

/**
 * @summary The site's AI agent: how it is set up, what it knows, and what it would say.
 */
@customElement('clarm-agent-page')
export class AgentPage extends LitElement {
  static override styles = [base, buttons, cards, fields, pages, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;

  /** The one that answers, or the first; null where there is none yet. */
  @state() private agent: AgentRow | null | undefined;
  @state() private busy = false;
  @state() private problems: Readonly<Record<string, string>> = {};
  @state() private failure = '';
  @state() private justSaved = false;
  @state() private isRemoving = false;

  private readonly loaded = new Task(this, {
    args: () => [this.client] as const,
    task: async ([client], { signal }) => {
      const { data } = await listAgents(client, signal);
      this.agent = data.find(({ enabled }) => enabled) ?? data[0] ?? null;
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${words.title} · ${strings.product}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.agent = undefined;
  }

  private async onDraft({ draft }: AgentDraftEvent) {
    this.busy = true;
    this.problems = {};
    this.failure = '';
    this.justSaved = false;
    try {
      this.agent = this.agent
        ? await patchAgent(this.client, this.agent.id, draft)
        : await createAgent(this.client, draft);
      this.justSaved = true;
    } catch (error) {
      this.problems = problemsByField(error);
      if (Object.keys(this.problems).length === 0) this.failure = wordsFor(error);
    } finally {
      this.busy = false;
    }
  }

  private async removeAgent() {
    if (!this.agent) return;
    this.isRemoving = false;
    try {
      await deleteAgent(this.client, this.agent.id);
      this.agent = null;
    } catch (error) {
      this.failure = wordsFor(error);
    }
  }

  private state({ enabled, answers_this_month, monthly_limit }: AgentRow): TemplateResult {
    return html`<p class="state">
      <span class="tag ${enabled ? 'on' : ''}">${enabled ? words.on : words.off}</span>
      <span class="num">
        ${words.used(numbers.format(answers_this_month), numbers.format(monthly_limit))}
      </span>
    </p>`;
  }

  private settings(agent: AgentRow | null, readonly: boolean): TemplateResult {
    return html`<section class="card" aria-labelledby="settings">
      <div class="card-head"><h2 id="settings">${agent ? words.settings : words.setUp}</h2></div>
      <clarm-agent-form
        .agent=${agent ?? undefined}
        .problems=${this.problems}
        ?busy=${this.busy}
        ?readonly=${readonly}
        @clarm-agent-draft=${this.onDraft}
      >
        ${
          agent
            ? html`<button
                slot="actions"
                type="button"
                class="button quiet danger"
                @click=${() => (this.isRemoving = true)}
              >
                ${words.remove}
              </button>`
            : nothing
        }
      </clarm-agent-form>
      <p role="status" class="done">${this.justSaved ? words.saved : ''}</p>
      ${this.failure ? html`<p class="problem" role="alert">${this.failure}</p>` : nothing}
    </section>`;
  }

  private whole(agent: AgentRow | null): TemplateResult {
    const readonly = this.account.me.role === 'agent';
    return html`${readonly ? html`<p class="note" role="note">${words.notAdmin}</p>` : nothing}
      ${
        agent?.problem
          ? html`<p class="note bad" role="alert">${words.problem} ${agent.problem.message}</p>`
          : nothing
      }
      <div class=${agent ? 'columns' : ''}>
        ${this.settings(agent, readonly)}
        ${
          agent
            ? html`<div class="beside">
                <section class="card" aria-labelledby="knowledge">
                  <div class="card-head"><h2 id="knowledge">${words.knowledge}</h2></div>
                  <p class="about">${words.knowledgeLead}</p>
                  <clarm-agent-documents
                    .client=${this.client}
                    .agentId=${agent.id}
                    ?readonly=${readonly}
                  ></clarm-agent-documents>
                </section>
                ${
                  readonly
                    ? nothing
                    : html`<section class="card" aria-labelledby="trial">
                        <div class="card-head"><h2 id="trial">${words.trial}</h2></div>
                        <p class="about">${words.trialLead}</p>
                        <clarm-agent-trial
                          .client=${this.client}
                          .agentId=${agent.id}
                        ></clarm-agent-trial>
                      </section>`
                }
              </div>`
            : nothing
        }
      </div>`;
  }

  override render() {
    const { agent } = this;
    return html`<div class="page ${agent === null ? 'narrow' : ''}">
        <header class="page-head">
          <div>
            <h1>${words.title}</h1>
            <p class="lead">${words.lead}</p>
          </div>
          ${agent ? this.state(agent) : nothing}
        </header>
        ${
          agent === undefined
            ? this.loaded.render({
                error: (error) =>
                  html`<clarm-error-state
                    .error=${error}
                    @clarm-retry=${() => this.loaded.run()}
                  ></clarm-error-state>`,
                pending: () => html`<clarm-skeleton lines="8"></clarm-skeleton>`,
              })
            : this.whole(agent)
        }
      </div>
      <clarm-modal
        heading=${words.removeSure}
        ?open=${this.isRemoving}
        @clarm-close=${() => (this.isRemoving = false)}
      >
        <div class="sure">
          <button class="button" @click=${() => (this.isRemoving = false)}>
            ${strings.cancel}
          </button>
          <button class="button danger" @click=${this.removeAgent}>${words.remove}</button>
        </div>
      </clarm-modal>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-agent-page': AgentPage;
  }
}
