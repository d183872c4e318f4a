import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { signIn } from '../api/account.ts';
import type { Client } from '../api/client.ts';
import { SignedInEvent } from '../app/account-events.ts';
import { clientContext } from '../app/contexts.ts';
import { brand } from '../components/brand/brand.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { base } from '../components/shared/base.styles.ts';
import { buttons } from '../components/shared/button.styles.ts';
import { cards } from '../components/shared/card.styles.ts';
import { door } from '../components/shared/door.styles.ts';
import { fields } from '../components/shared/field.styles.ts';
import { formText } from '../components/shared/form-text.ts';
import { strings } from '../strings.ts';

/**
 * @summary Signs a member in with e-mail and password.
 * @event clarm-signed-in - With who it is.
 */
@customElement('clarm-sign-in-page')
export class SignInPage extends LitElement {
  static override styles = [base, buttons, fields, cards, door];

  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;

  /** Somebody was signed in here until now. */
  @property({ type: Boolean }) ended = false;

  @state() private busy = false;
  @state() private problem = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${strings.signIn.title} · ${strings.product}`;
  }

  private async onSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const text = (name: string) => formText(data, name);
    this.busy = true;
    this.problem = '';
    try {
      const me = await signIn(this.client, { email: text('email'), password: text('password') });
      this.dispatchEvent(new SignedInEvent(me));
    } catch (error) {
      this.problem = wordsFor(error);
      form.querySelector<HTMLInputElement>('#password')?.select();
    } finally {
      this.busy = false;
    }
  }

  override render() {
    const words = strings.signIn;
    return html`<main>
      ${brand(32)}
      <div class="card">
        <h1>${words.title}</h1>
        <p class="lead">${this.ended ? words.ended : words.lead}</p>
        <form @submit=${this.onSubmit}>
          <div class="field">
            <label for="email">${words.email}</label>
            <input
              class="input"
              id="email"
              name="email"
              type="email"
              autocomplete="username"
              required
              autofocus
            />
          </div>
          <div class="field">
            <label for="password">${words.password}</label>
            <input
              class="input"
              id="password"
              name="password"
              type="password"
              autocomplete="current-password"
              required
            />
          </div>
          ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
          <button class="button primary" aria-disabled=${this.busy}>
            ${this.busy ? words.busy : words.submit}
          </button>
        </form>
      </div>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-sign-in-page': SignInPage;
  }
}
