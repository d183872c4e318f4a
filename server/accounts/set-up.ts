import type { SiteConfig } from '../contracts/site-config.ts';
import { ApiError } from '../errors.ts';
import type { Clock, SetScoring } from '../ports.ts';
import type { MemberDoc, MemberStore } from './member-store.ts';
import type { OrganisationDoc, OrganisationStore } from './organisation-store.ts';
import { hashPassword } from './passwords.ts';
import { IDENTITY_SECRET } from './site-directory.ts';
import type { Sealer } from '../seal-secret.ts';
import { newSite, type SiteDoc, type SiteStore } from './site-store.ts';
import { hashToken, newId, newToken } from './tokens.ts';

/** The demo's own site: always the same id, so that its pages can embed it. */
export const DEMO_SITE = 'w_demo0000000000';

export interface SetUpDeps {
  organisations: OrganisationStore;
  members: MemberStore;
  sites: SiteStore;
  sealer: Sealer;
  clock: Clock;
}

export interface NewOwner {
  email: string;
  password: string;
  name: string;
}

/** What a start brings along. */
export interface DefaultAccount {
  /** CLARM_ADMIN_EMAIL and CLARM_ADMIN_PASSWORD: the owner, where there is none yet. */
  adminEmail?: string | undefined;
  adminPassword?: string | undefined;
  /** Where the demo is on: how its fictitious company has set up its widget. */
  demo?: { name: string; config: Partial<SiteConfig>; scoring?: SetScoring } | undefined;
}

/** Makes what a deployment starts with, however many servers start at once. */
export function createSetUp(deps: SetUpDeps) {
  const { organisations, members, sites, sealer, clock } = deps;

  /** The first member's id was chosen with the organisation: of several who insert it, one can. */
  const createOwner = async (
    { _id, first_member }: OrganisationDoc,
    { email, password, name }: NewOwner,
  ): Promise<MemberDoc> => {
    const ofOrganisation = members.forOrganisation(_id);
    if (await ofOrganisation.any()) throw new ApiError('setup_done');
    const doc = { email, name, role: 'owner' as const, password: await hashPassword(password) };
    const created_at = new Date(clock());
    const owner = await ofOrganisation
      .insert({ _id: first_member, ...doc, created_at })
      .catch((error: unknown) => {
        if (error instanceof ApiError) throw new ApiError('setup_done', { cause: error });
        throw error;
      });
    await organisations.finishSetup(_id, first_member);
    return owner;
  };

  const ensureSite = (
    id: string,
    organisation: string,
    given: Pick<SiteDoc, 'name'> & Partial<Pick<SiteDoc, 'demo' | 'config' | 'scoring'>>,
  ): Promise<void> =>
    sites.ensure(
      newSite({
        _id: id,
        organisation,
        created_at: new Date(clock()),
        identity_secrets: [sealer.seal(newToken(), id, IDENTITY_SECRET)],
        ...given,
      }),
    );

  /** Of two servers that start at once with the same owner, one makes it. */
  const ensureOwner = async (organisation: OrganisationDoc, owner: NewOwner): Promise<void> => {
    await createOwner(organisation, owner).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
    });
  };

  return {
    /**
     * `POST /setup`: makes the owner. Works once, ever.
     * @throws ApiError `setup_done`, `wrong_setup_code`
     */
    async setUp({ code, ...owner }: NewOwner & { code: string }): Promise<MemberDoc> {
      const organisation = await organisations.first();
      if (!organisation) throw new ApiError('wrong_setup_code');
      if (await members.forOrganisation(organisation._id).any()) throw new ApiError('setup_done');
      if (!organisation.setup_codes.includes(hashToken(code)))
        throw new ApiError('wrong_setup_code');
      return createOwner(organisation, owner);
    },

    /**
     * At every start: the organisation, its first site, the demo's site and the owner exist.
     * @returns the one-time code for the set-up link, until there is an owner
     */
    async ensureDefaultAccount({
      adminEmail,
      adminPassword,
      demo,
    }: DefaultAccount): Promise<string | undefined> {
      const organisation = await organisations.ensureFirst({
        name: 'My organisation',
        created_at: new Date(clock()),
        first_site: newId('w_'),
        first_member: newId('m_'),
        owners: [],
        setup_codes: [],
      });
      const { _id, first_site } = organisation;
      await ensureSite(first_site, _id, { name: 'My site' });
      if (demo) {
        // Tests and scripts visit the demo, and what they do is to be seen.
        const config = { ...demo.config, allowAutomation: true };
        const { name, scoring = {} } = demo;
        await ensureSite(DEMO_SITE, _id, { name, demo: true, config, scoring });
        await sites.ensureScoring(DEMO_SITE, scoring);
      }
      const ofOrganisation = members.forOrganisation(_id);
      if (adminEmail && adminPassword && !(await ofOrganisation.any())) {
        const name = adminEmail.split('@')[0] ?? adminEmail;
        await ensureOwner(organisation, { email: adminEmail, password: adminPassword, name });
      }
      if (await ofOrganisation.any()) {
        // Again, because a crash may have come between the owner and the end of the set-up.
        if (organisation.owners.length === 0) {
          await organisations.finishSetup(_id, organisation.first_member);
        }
        return undefined;
      }
      const code = newToken();
      await organisations.addSetupCode(_id, hashToken(code));
      return code;
    },
  };
}
export type SetUp = ReturnType<typeof createSetUp>;
