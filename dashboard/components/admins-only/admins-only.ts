import { html, nothing, type TemplateResult } from 'lit';
import type { Account } from '../../app/contexts.ts';
import { strings } from '../../strings.ts';

/** Whether a member may change settings and integrations, and erase visitors: the server refuses agents. */
export const mayManage = ({ me }: Account): boolean => me.role !== 'agent';

/** Says to an agent why nothing here can be changed; `adminsOnlyStyles` has its look. */
export const adminsOnly = (
  account: Account,
  words: string = strings.adminsOnly,
): TemplateResult | typeof nothing =>
  mayManage(account) ? nothing : html`<p class="admins-only" role="note">${words}</p>`;
