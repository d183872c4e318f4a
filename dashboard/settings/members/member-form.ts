import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { NewMember } from '../../api/members.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { focusInvalid } from '../../components/shared/focus-invalid.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { strings } from '../../strings.ts';
import { suggestPassword } from './suggest-password.ts';

const words = strings.settings.members;
const ROLES = ['agent', 'admin'] as const;

/** Somebody is to be added. */
export class NewMemberEvent extends Event {
  static readonly type = 'clarm-new-member';
  readonly member: NewMember;

  constructor(member: NewMember) {
    super(NewMemberEvent.type);
    this.member = member;
  }
}

const styles = css`
  form {
    display: grid;
    gap: var(--s-4);
  }
  .with-button {
    display: flex;
    gap: var(--s-2);
  }
  fieldset {
    display: grid;
    gap: var(--s-2);
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: var(--s-2);
    padding: 0;
  }
  .check span span {
    display: block;
    color: var(--text-3);
    font-size: var(--text-xs);
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    gap: var(--s-2);
  }
`;

/**
 * @summary Describes somebody who may sign in from now on.
 * @event clarm-new-member - With what was entered.
 * @event clarm-cancel - Nobody is to be added.
 */
@customElement('clarm-member-form')
export class MemberForm extends LitElement {
  static override styles = [base, buttons, fields, styles];

  @property({ type: Boolean }) busy = false;
  /** What the server found wrong, by field. */
  @property({ attribute: false }) problems: Readonly<Record<string, string>> = {};
  @query('#password') private password!: HTMLInputElement;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('problems')) void focusInvalid(this.renderRoot);
  }

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => formText(data, name);
    this.dispatchEvent(
      new NewMemberEvent({
        name: text('name'),
        email: text('email'),
        role: text('role') === 'admin' ? 'admin' : 'agent',
        password: text('password'),
      }),
    );
  }

  private suggest() {
    this.password.value = suggestPassword();
    this.password.focus();
    this.password.select();
  }

  private invalid(name: string): 'true' | 'false' {
    return this.problems[name] === undefined ? 'false' : 'true';
  }

  private note(name: string, hint = ''): TemplateResult {
    const problem = this.problems[name];
    return html`<p
      id="${name}-note"
      class=${problem ? 'problem' : 'hint'}
      role=${problem ? 'alert' : 'note'}
    >
      ${problem ?? hint}
    </p>`;
  }

  override render() {
    return html`<form @submit=${this.onSubmit}>
      <div class="field">
        <label for="name">${words.name}</label>
        <input
          class="input"
          id="name"
          name="name"
          required
          maxlength="80"
          autocomplete="off"
          autofocus
          aria-invalid=${this.invalid('name')}
          aria-describedby="name-note"
        />
        ${this.note('name')}
      </div>
      <div class="field">
        <label for="email">${words.email}</label>
        <input
          class="input"
          id="email"
          name="email"
          type="email"
          required
          autocomplete="off"
          aria-invalid=${this.invalid('email')}
          aria-describedby="email-note"
        />
        ${this.note('email')}
      </div>
      <fieldset>
        <legend class="label">${words.role}</legend>
        ${ROLES.map(
          (role) =>
            html`<label class="check"
              ><input type="radio" name="role" value=${role} ?checked=${role === 'agent'} />
              <span>${words.roles[role]} <span>${words.roleHints[role]}</span></span></label
            >`,
        )}
      </fieldset>
      <div class="field">
        <label for="password">${words.password}</label>
        <div class="with-button">
          <input
            class="input"
            id="password"
            name="password"
            required
            minlength="10"
            maxlength="200"
            autocomplete="off"
            spellcheck="false"
            aria-invalid=${this.invalid('password')}
            aria-describedby="password-note"
          />
          <button class="button" type="button" @click=${this.suggest}>${words.suggest}</button>
        </div>
        ${this.note('password', words.passwordHint)}
      </div>
      <div class="actions">
        <button
          class="button"
          type="button"
          @click=${() => this.dispatchEvent(new Event('clarm-cancel'))}
        >
          ${strings.cancel}
        </button>
        <button class="button primary" ${unavailable(this.busy)}>${words.submit}</button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-member-form': MemberForm;
  }
  interface HTMLElementEventMap {
    'clarm-new-member': NewMemberEvent;
  }
}
