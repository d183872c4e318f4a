import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SlackSettingsRow } from '../../../server/contracts/slack.ts';
import type { Client } from '../../api/client.ts';
import { problemsByField } from '../../api/problems.ts';
import { deleteSlack, getSlack, putSlack, testSlack } from '../../api/slack.ts';
import { accountContext, clientContext, type Account } from '../../app/contexts.ts';
import '../../components/copy-button/copy-button.ts';
import '../../components/error-state/error-state.ts';
import { wordsFor } from '../../components/error-state/error-state.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { focusInvalid } from '../../components/shared/focus-invalid.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { strings } from '../../strings.ts';
import { styles } from './slack-bridge.styles.ts';

const words = strings.slackBridge;

/**
 * @summary Connects the site's conversations to threads of a Slack channel.
 */
@customElement('clarm-slack-bridge')
export class SlackBridge extends LitElement {
  static override styles = [base, buttons, cards, fields, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;

  @state() private settings: SlackSettingsRow | undefined;
  @state() private isEditing = false;
  @state() private busy = false;
  @state() private problems: Readonly<Record<string, string>> = {};
  @state() private news: { ok: boolean; message: string } | undefined;

  private readonly loaded = new Task(this, {
    args: () => [this.client] as const,
    task: async ([client], { signal }) => {
      this.settings = await getSlack(client, signal);
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('client')) this.settings = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('problems')) void focusInvalid(this.renderRoot);
    // What was pressed is not there any more.
    if (changed.get('isEditing') !== undefined)
      this.renderRoot.querySelector<HTMLElement>(this.isEditing ? '#bot_token' : '.edit')?.focus();
  }

  /** Does one thing at a time; what goes wrong is said below the form. */
  private async during(work: () => Promise<void>) {
    this.busy = true;
    this.problems = {};
    this.news = undefined;
    try {
      await work();
    } catch (error) {
      this.problems = problemsByField(error);
      if (Object.keys(this.problems).length === 0)
        this.news = { ok: false, message: wordsFor(error) };
    } finally {
      this.busy = false;
    }
  }

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => formText(data, name).trim();
    const [bot_token, signing_secret] = [text('bot_token'), text('signing_secret')];
    void this.during(async () => {
      this.settings = await putSlack(this.client, {
        channel: text('channel'),
        enabled: data.has('enabled'),
        ...(bot_token ? { bot_token } : {}),
        ...(signing_secret ? { signing_secret } : {}),
      });
      this.isEditing = false;
    });
  }

  private readonly test = () =>
    this.during(async () => {
      this.news = await testSlack(this.client);
    });

  private readonly disconnect = () =>
    this.during(async () => {
      await deleteSlack(this.client);
      await this.loaded.run();
      this.isEditing = false;
    });

  private field(
    name: string,
    label: string,
    hint: string,
    more: { value?: string; secret?: boolean; required: boolean },
  ): TemplateResult {
    const problem = this.problems[name];
    const note = `${name}-note`;
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        class="input"
        id=${name}
        name=${name}
        type=${more.secret ? 'password' : 'text'}
        autocomplete="off"
        ?required=${more.required}
        .defaultValue=${more.value ?? ''}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby=${note}
      />
      <p id=${note} class=${problem ? 'problem' : 'hint'} role=${problem ? 'alert' : 'note'}>
        ${problem ?? hint}
      </p>
    </div>`;
  }

  private form(settings: SlackSettingsRow): TemplateResult {
    const { connected, channel, bot_token_last_four, events_url } = settings;
    return html`<form @submit=${this.onSubmit}>
      <ol>
        ${words.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <div class="field">
        <span class="label" id="events-url">${words.eventsUrl}</span>
        <p class="url">
          <code aria-labelledby="events-url">${events_url}</code>
          <clarm-copy-button .text=${events_url}></clarm-copy-button>
        </p>
      </div>
      ${this.field('bot_token', words.token, bot_token_last_four ? words.kept(bot_token_last_four) : words.tokenHint, { secret: true, required: !connected })}
      ${this.field('signing_secret', words.secret, connected ? words.secretKept : words.secretHint, { secret: true, required: !connected })}
      ${this.field('channel', words.channel, words.channelHint, { value: channel ?? '', required: true })}
      <label class="check">
        <input type="checkbox" name="enabled" ?checked=${connected ? settings.enabled : true} />
        <span>${words.enabled}</span>
      </label>
      <div class="actions">
        ${
          connected
            ? html`<button
                class="button quiet danger"
                type="button"
                ${unavailable(this.busy)}
                @click=${this.disconnect}
              >
                ${words.remove}
              </button>`
            : nothing
        }
        <button class="button" type="button" @click=${() => (this.isEditing = false)}>
          ${strings.cancel}
        </button>
        <button class="button primary" ${unavailable(this.busy)}>
          ${this.busy ? words.saving : words.save}
        </button>
      </div>
    </form>`;
  }

  private summary(settings: SlackSettingsRow): TemplateResult | typeof nothing {
    const { connected, enabled, channel, problem } = settings;
    if (!connected) return nothing;
    return html`<p class="state">
        ${words.connected(channel ?? '')}${enabled ? nothing : html` · ${words.paused}`}
      </p>
      ${
        problem
          ? html`<p class="problem" role="alert">${words.problem} ${problem.message}</p>`
          : nothing
      }`;
  }

  private buttons({ connected }: SlackSettingsRow): TemplateResult | typeof nothing {
    if (this.account.me.role === 'agent' || this.isEditing) return nothing;
    return html`<div class="actions">
      ${
        connected
          ? html`<button class="button" ${unavailable(this.busy)} @click=${this.test}>
              ${this.busy ? words.testing : words.test}
            </button>`
          : nothing
      }
      <button class="button edit" @click=${() => (this.isEditing = true)}>
        ${connected ? words.edit : words.connect}
      </button>
    </div>`;
  }

  override render() {
    const { settings } = this;
    return html`<section class="card" aria-labelledby="title">
      <div class="head">
        <div>
          <h2 id="title">${words.title}</h2>
          <p class="about">${words.lead}</p>
        </div>
        ${settings ? this.buttons(settings) : nothing}
      </div>
      ${
        settings
          ? html`${this.summary(settings)}${this.isEditing ? this.form(settings) : nothing}`
          : this.loaded.render({
              error: (error) =>
                html`<clarm-error-state
                  .error=${error}
                  @clarm-retry=${() => this.loaded.run()}
                ></clarm-error-state>`,
            })
      }
      <div role="status">
        ${
          this.news
            ? html`<p class=${this.news.ok ? 'state' : 'problem'}>${this.news.message}</p>`
            : nothing
        }
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-slack-bridge': SlackBridge;
  }
}
