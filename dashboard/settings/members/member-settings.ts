import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Client } from '../../api/client.ts';
import {
  addMember,
  listMembers,
  patchMember,
  removeMember,
  type MemberRow,
  type NewMember,
} from '../../api/members.ts';
import { accountContext, clientContext, type Account } from '../../app/contexts.ts';
import '../../components/avatar/avatar.ts';
import '../../components/confirm/confirm.ts';
import { icon } from '../../components/icon/icon.ts';
import '../../components/modal/modal.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { shortDate } from '../../format/time.ts';
import { strings } from '../../strings.ts';
import { styles } from '../settings.styles.ts';
import { Stored } from '../stored.ts';
import './member-form.ts';
import type { NewMemberEvent } from './member-form.ts';

const words = strings.settings.members;
type Role = MemberRow['role'];
const ROLES: readonly Role[] = ['owner', 'admin', 'agent'];

const own = css`
  .list .input {
    width: auto;
    min-height: 32px;
    padding-block: 5px;
    font-size: var(--text-s);
  }
  .role {
    min-width: 84px;
    color: var(--text-2);
  }
  .you {
    color: var(--text-3);
    font-weight: 400;
  }
`;

/**
 * @summary Who may sign in and what they may do.
 */
@customElement('clarm-member-settings')
export class MemberSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles, own];

  @consume({ context: accountContext, subscribe: true })
  @property({ attribute: false })
  account!: Account;
  @consume({ context: clientContext, subscribe: true })
  @property({ attribute: false })
  client!: Client;
  @state() private isAdding = false;
  /** Who is to be removed. */
  @state() private asks: MemberRow | undefined;
  private readonly members = new Stored(this, listMembers, ['name', 'email', 'password']);

  /** Agents manage nobody, admins everybody but owners; nobody takes a role from themselves here. */
  private mayManage({ id, role }: MemberRow): boolean {
    const { me } = this.account;
    if (id === me.id) return false;
    return me.role === 'owner' || (me.role === 'admin' && role !== 'owner');
  }

  private async add(member: NewMember) {
    const isAdded = await this.members.save(async () => {
      await addMember(this.client, member);
      return listMembers(this.client);
    }, words.added(member.name));
    if (isAdded) this.isAdding = false;
  }

  private setRole({ id, name }: MemberRow, role: Role) {
    void this.members.save(
      async () => {
        await patchMember(this.client, id, { role });
        return listMembers(this.client);
      },
      words.changed(name, words.roles[role]),
    );
  }

  private drop(id: string) {
    this.asks = undefined;
    void this.members.save(async () => {
      await removeMember(this.client, id);
      return listMembers(this.client);
    }, words.removed);
  }

  private row(member: MemberRow): TemplateResult {
    const { me } = this.account;
    const { id, name, email, role, created_at } = member;
    const roles = ROLES.filter((one) => one !== 'owner' || me.role === 'owner');
    return html`<li data-member-id=${id}>
      <clarm-avatar name=${name}></clarm-avatar>
      <span class="what">
        <strong class="truncate"
          >${name} ${id === me.id ? html`<span class="you">(${words.you})</span>` : nothing}</strong
        >
        <span class="truncate">${email} · ${words.since} ${shortDate(created_at, Date.now())}</span>
      </span>
      ${
        this.mayManage(member)
          ? html`<span class="actions"
              ><select
                class="input"
                aria-label=${words.roleOf(name)}
                @change=${(event: Event) =>
                  this.setRole(member, (event.target as HTMLSelectElement).value as Role)}
              >
                ${roles.map(
                  (one) =>
                    html`<option value=${one} .selected=${one === role}>
                      ${words.roles[one]}
                    </option>`,
                )}
              </select>
              <button
                class="button quiet icon danger"
                aria-label=${words.remove(name)}
                @click=${() => (this.asks = member)}
              >
                ${icon('trash')}
              </button></span
            >`
          : html`<span class="role">${words.roles[role]}</span>`
      }
    </li>`;
  }

  private dialogs(): TemplateResult {
    const close = () => (this.isAdding = false);
    return html`<clarm-modal heading=${words.add} ?open=${this.isAdding} @clarm-close=${close}>
        ${
          this.isAdding
            ? html`<clarm-member-form
                ?busy=${this.members.busy}
                .problems=${this.members.problems}
                @clarm-new-member=${({ member }: NewMemberEvent) => this.add(member)}
                @clarm-cancel=${close}
              ></clarm-member-form>`
            : nothing
        }
      </clarm-modal>
      <clarm-confirm
        ?open=${this.asks !== undefined}
        heading=${words.removeTitle(this.asks?.name ?? '')}
        words=${words.removeWords}
        action=${strings.remove}
        danger
        @clarm-confirm=${() => this.asks && this.drop(this.asks.id)}
        @clarm-close=${() => (this.asks = undefined)}
      ></clarm-confirm>`;
  }

  override render() {
    return this.members.render(
      (members) =>
        html`<div class="stack">
            <div class="head">
              <div>
                <h2>${words.title}</h2>
                <p class="lead">${words.lead}</p>
              </div>
              ${
                this.account.me.role === 'agent'
                  ? nothing
                  : html`<button class="button primary" @click=${() => (this.isAdding = true)}>
                      ${icon('plus')} ${words.add}
                    </button>`
              }
            </div>
            <ul class="card list">
              ${members.map((member) => this.row(member))}
            </ul>
          </div>
          ${this.dialogs()}`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-member-settings': MemberSettings;
  }
}
