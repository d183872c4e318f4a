import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Client } from '../../api/client.ts';
import { patchMember } from '../../api/members.ts';
import { problemsByField } from '../../api/problems.ts';
import { AccountChangedEvent } from '../../app/account-events.ts';
import { accountContext, clientContext, type Account } from '../../app/contexts.ts';
import { DirtyForm } from '../../components/dirty-form/dirty-form.ts';
import { FormSnapshot } from '../../components/dirty-form/form-snapshot.ts';
import { wordsFor } from '../../components/error-state/error-state.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { focusInvalid } from '../../components/shared/focus-invalid.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { ToastEvent } from '../../components/toasts/toast-event.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';

const words = strings.settings.profile;

/**
 * @summary One's own name and password.
 */
@customElement('clarm-profile-settings')
export class ProfileSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @state() private busy = false;
  /** What is wrong with the password, by field. */
  @state() private problems: Readonly<Record<string, string>> = {};
  private readonly snapshot = new FormSnapshot(this, () => this.account.me.id);
  private readonly dirty = new DirtyForm(this, () => this.snapshot.isChanged());

  private async change(patch: Parameters<typeof patchMember>[2], done: string): Promise<boolean> {
    this.busy = true;
    this.problems = {};
    try {
      await patchMember(this.client, this.account.me.id, patch);
      this.dispatchEvent(new ToastEvent({ text: done }));
      this.dispatchEvent(new AccountChangedEvent());
      return true;
    } catch (error) {
      const problems = problemsByField(error);
      this.problems =
        Object.keys(problems).length > 0 ? problems : { current_password: wordsFor(error) };
      void this.updateComplete.then(() => focusInvalid(this.renderRoot));
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Whether there is nothing to save in one of the forms, or no time for it. */
  private rests(form: 'name' | 'password'): boolean {
    return this.busy || !this.snapshot.isChanged(`[data-form='${form}']`);
  }

  private async onName(event: SubmitEvent) {
    event.preventDefault();
    const name = formText(new FormData(event.target as HTMLFormElement), 'name');
    if (!(await this.change({ name }, strings.settings.saved))) return;
    this.snapshot.take('[data-form=name]');
    this.requestUpdate();
  }

  private async onPassword(event: SubmitEvent) {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const patch = {
      current_password: formText(data, 'current_password'),
      password: formText(data, 'password'),
    };
    if (!(await this.change(patch, words.changed))) return;
    form.reset();
    this.snapshot.take('[data-form=password]');
    this.requestUpdate();
  }

  private secret(
    name: 'current_password' | 'password',
    label: string,
    autocomplete: AutoFill,
    hint?: string,
  ): TemplateResult {
    const problem = this.problems[name];
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        class="input"
        id=${name}
        name=${name}
        type="password"
        required
        minlength=${name === 'password' ? 10 : 1}
        autocomplete=${autocomplete}
        aria-invalid=${problem ? 'true' : 'false'}
        aria-describedby="${name}-note"
      />
      <p id="${name}-note" class=${problem ? 'problem' : 'hint'} role=${problem ? 'alert' : 'note'}>
        ${problem ?? hint ?? nothing}
      </p>
    </div>`;
  }

  override render() {
    const { name, email } = this.account.me;
    return html`<div class="stack">
      <form class="card" data-form="name" @submit=${this.onName}>
        <div>
          <h2>${words.title}</h2>
          <p class="lead">${words.lead}</p>
        </div>
        <div class="field">
          <label for="name">${words.name}</label>
          <input
            class="input"
            id="name"
            name="name"
            required
            maxlength="80"
            autocomplete="name"
            .value=${name}
          />
        </div>
        <div class="field">
          <label for="email">${words.email}</label>
          <input class="input" id="email" readonly autocomplete="username" .value=${email} />
        </div>
        <div class="foot">
          <button class="button primary" ${unavailable(this.rests('name'))}>
            ${strings.settings.save}
          </button>
        </div>
      </form>
      <form class="card" data-form="password" @submit=${this.onPassword}>
        <div>
          <h2>${words.password}</h2>
          <p class="lead">${words.passwordLead}</p>
        </div>
        ${this.secret('current_password', words.current, 'current-password')}
        ${this.secret('password', words.next, 'new-password', words.nextHint)}
        <div class="foot">
          <button class="button primary" ${unavailable(this.rests('password'))}>
            ${words.change}
          </button>
        </div>
      </form>
      ${this.dirty.question()}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-profile-settings': ProfileSettings;
  }
}
