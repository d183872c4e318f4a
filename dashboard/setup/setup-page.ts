import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { setUp } from '../api/account.ts';
import type { Client } from '../api/client.ts';
import { problemsByField } from '../api/problems.ts';
import { SignedInEvent } from '../app/account-events.ts';
import { clientContext } from '../app/contexts.ts';
import { paths } from '../app/routes.ts';
import { brand } from '../components/brand/brand.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { door } from '../components/shared/door.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { strings } from '../strings.ts';

const MIN_PASSWORD = 10;

/**
 * @summary Creates the owner's account with the one-time code of the link that the server printed.
 * @event clarm-signed-in - With who it is.
 */
@customElement('clarm-setup-page')
export class SetupPage extends LitElement {
  static override styles = [base, buttons, fields, cards, door];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;

  @property() code = '';

  @state() private busy = false;
  @state() private problem = '';
  @state() private problems: Record<string, string> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${strings.setUp.title} · ${strings.product}`;
  }

  private async onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => formText(data, name);
    this.busy = true;
    this.problem = '';
    this.problems = {};
    try {
      const owner = { name: text('name'), email: text('email'), password: text('password') };
      const me = await setUp(this.client, { code: this.code, ...owner });
      this.dispatchEvent(new SignedInEvent(me));
    } catch (error) {
      this.problems = problemsByField(error);
      if (Object.keys(this.problems).length === 0) this.problem = wordsFor(error);
    } finally {
      this.busy = false;
    }
  }

  private field(
    name: 'name' | 'email' | 'password',
    type: string,
    autocomplete: AutoFill,
    hint?: string,
  ) {
    const problem = this.problems[name];
    return html`<div class="field">
      <label for=${name}>${strings.setUp[name]}</label>
      <input
        class="input"
        id=${name}
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        minlength=${ifDefined(type === 'password' ? MIN_PASSWORD : undefined)}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby="${name}-note"
        required
      />
      <p id="${name}-note" class=${problem ? 'problem' : 'hint'}>${problem ?? hint ?? nothing}</p>
    </div>`;
  }

  override render() {
    const words = strings.setUp;
    const problem = this.code ? this.problem : words.noCode;
    return html`<main>
      ${brand(32)}
      <div class="card">
        <h1>${words.title}</h1>
        <p class="lead">${words.lead}</p>
        <form @submit=${this.onSubmit}>
          ${this.field('name', 'text', 'name')} ${this.field('email', 'email', 'username')}
          ${this.field('password', 'password', 'new-password', words.passwordHint)}
          ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
          <button class="button primary" ?disabled=${this.busy || !this.code}>
            ${this.busy ? words.busy : words.submit}
          </button>
        </form>
      </div>
      <p class="after"><a href=${paths.signIn}>${words.signInInstead}</a></p>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-setup-page': SetupPage;
  }
}
