import type { z } from 'zod';
import type { memberPatch, newMember } from '../contracts/accounts.ts';
import { ApiError } from '../errors.ts';
import type { Clock } from '../ports.ts';
import type { SignedIn } from './caller.ts';
import type { MemberDoc, MemberStore } from './member-store.ts';
import type { OrganisationStore } from './organisation-store.ts';
import { createPasswordCheck, hashPassword } from './passwords.ts';
import type { SessionStore } from './session-store.ts';
import { newId } from './tokens.ts';

export interface MembersDeps {
  organisations: OrganisationStore;
  members: MemberStore;
  sessions: SessionStore;
  clock: Clock;
}

type Patch = z.infer<typeof memberPatch>;

/** Agents manage nobody, admins everybody but owners. */
const mayManage = ({ member }: SignedIn, target: MemberDoc, role = target.role): boolean =>
  member.role === 'owner' ||
  (member.role === 'admin' && target.role !== 'owner' && role !== 'owner');

/** What members may do with members. */
export function createMembers({ organisations, members, sessions, clock }: MembersDeps) {
  const isPassword = createPasswordCheck();

  const stopOwning = async (organisation: string, id: string): Promise<void> => {
    if (!(await organisations.removeOwner(organisation, id))) throw new ApiError('last_owner');
  };

  const checkPatch = async (caller: SignedIn, target: MemberDoc, patch: Patch): Promise<void> => {
    const isSelf = caller.member._id === target._id;
    const changesRole = patch.role !== undefined && patch.role !== target.role;
    if ((!isSelf || changesRole) && !mayManage(caller, target, patch.role)) {
      throw new ApiError('forbidden');
    }
    if (isSelf && patch.password !== undefined) {
      if (!(await isPassword(target.password, patch.current_password ?? ''))) {
        throw new ApiError('wrong_credentials', { message: 'The current password is wrong.' });
      }
    }
  };

  return {
    list: (caller: SignedIn): Promise<MemberDoc[]> =>
      members.forOrganisation(caller.organisation).list(),

    /** @throws ApiError `email_taken` */
    async add(
      caller: SignedIn,
      { password, ...given }: z.infer<typeof newMember>,
    ): Promise<MemberDoc> {
      return members.forOrganisation(caller.organisation).insert({
        _id: newId('m_'),
        ...given,
        password: await hashPassword(password),
        created_at: new Date(clock()),
      });
    },

    /** @throws ApiError `member_not_found`, `forbidden`, `wrong_credentials`, `last_owner` */
    async change(caller: SignedIn, id: string, patch: Patch): Promise<MemberDoc> {
      const { organisation } = caller;
      const ofOrganisation = members.forOrganisation(organisation);
      const target = await ofOrganisation.get(id);
      await checkPatch(caller, target, patch);
      const { name, role, password } = patch;
      if (target.role === 'owner' && role !== undefined && role !== 'owner') {
        await stopOwning(organisation, id);
      }
      const changed = await ofOrganisation.change(id, {
        ...(name === undefined ? {} : { name }),
        ...(role === undefined ? {} : { role }),
        ...(password === undefined ? {} : { password: await hashPassword(password) }),
      });
      if (role === 'owner') await organisations.addOwner(organisation, id);
      if (password !== undefined) await sessions.removeOf(id, caller.session);
      return changed;
    },

    /** @throws ApiError `member_not_found`, `forbidden`, `last_owner` */
    async remove(caller: SignedIn, id: string): Promise<void> {
      const { organisation } = caller;
      const ofOrganisation = members.forOrganisation(organisation);
      const target = await ofOrganisation.get(id);
      if (!mayManage(caller, target)) throw new ApiError('forbidden');
      if (target.role === 'owner') await stopOwning(organisation, id);
      await ofOrganisation.remove(id);
      await sessions.removeOf(id);
    },
  };
}
export type Members = ReturnType<typeof createMembers>;
