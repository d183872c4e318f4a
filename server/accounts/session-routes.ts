import Router from '@koa/router';
import type { Context } from 'koa';
import { credentials, setup, type Me } from '../contracts/accounts.ts';
import { ApiError } from '../errors.ts';
import type { ClientAddress } from '../http/client-address.ts';
import { readJson } from '../http/read-json.ts';
import type { Clock } from '../ports.ts';
import type { ApiLimits } from './api-limits.ts';
import { signedInOf } from './caller.ts';
import type { MemberDoc, MemberStore } from './member-store.ts';
import type { Notices } from './notices.ts';
import type { OrganisationStore } from './organisation-store.ts';
import { createPasswordCheck } from './passwords.ts';
import { SESSION_MS, type SessionCookie } from './session-cookie.ts';
import type { SessionStore } from './session-store.ts';
import type { SetUp } from './set-up.ts';
import type { SiteStore } from './site-store.ts';
import { hashToken, newToken } from './tokens.ts';

export interface SessionRouteDeps {
  organisations: OrganisationStore;
  members: MemberStore;
  sessions: SessionStore;
  sites: SiteStore;
  setUp: SetUp['setUp'];
  cookie: SessionCookie;
  limits: Pick<ApiLimits, 'countSignIn'>;
  clientOf(ctx: Context): ClientAddress;
  notices: Pick<Notices, 'list'>;
  /** What the server disabled of these sites' webhooks. */
  disabledWebhooks(sites: readonly string[]): Promise<Me['disabled_webhooks']>;
  /** The demo is on: its site is where there is something to see, and comes first. */
  demo: boolean;
  clock: Clock;
}

/** `/setup`, `/session` and `/me`, below the private router. */
export function sessionRoutes(deps: SessionRouteDeps): Router {
  const { organisations, members, sessions, sites, cookie, clock } = deps;
  const isPassword = createPasswordCheck();
  const router = new Router();

  const meOf = async (member: MemberDoc): Promise<Me> => {
    const [organisation, own] = await Promise.all([
      organisations.find(member.organisation),
      sites.forOrganisation(member.organisation).list(),
    ]);
    return {
      id: member._id,
      email: member.email,
      name: member.name,
      role: member.role,
      organisation: { id: member.organisation, name: organisation?.name ?? '' },
      sites: own
        .map(({ _id: id, name, demo }) => ({ id, name, demo }))
        .toSorted((a, b) => (deps.demo ? 1 : -1) * (Number(b.demo) - Number(a.demo))),
      notices: deps.notices.list(),
      disabled_webhooks: await deps.disabledWebhooks(own.map(({ _id }) => _id)),
    };
  };

  const begin = async (ctx: Context, member: MemberDoc): Promise<void> => {
    // Whoever was signed in on this browser is not any more.
    const previous = cookie.read(ctx);
    if (previous !== undefined) await sessions.remove(hashToken(previous));
    const token = newToken();
    const now = clock();
    await sessions.insert({
      _id: hashToken(token),
      member: member._id,
      created_at: new Date(now),
      expires_at: new Date(now + SESSION_MS),
    });
    cookie.write(ctx, token);
    ctx.body = await meOf(member);
  };

  router.post('/setup', async (ctx) => {
    await begin(ctx, await deps.setUp(setup.parse(await readJson(ctx))));
    ctx.status = 201;
  });

  router.post('/session', async (ctx) => {
    const { email, password } = credentials.parse(await readJson(ctx));
    const forget = await deps.limits.countSignIn(deps.clientOf(ctx), email);
    const member = await members.byEmail(email);
    if (!(await isPassword(member?.password, password)) || !member) {
      throw new ApiError('wrong_credentials');
    }
    await forget();
    await begin(ctx, member);
  });

  router.delete('/session', async (ctx) => {
    const token = cookie.read(ctx);
    if (token !== undefined) await sessions.remove(hashToken(token));
    cookie.clear(ctx);
    ctx.status = 204;
  });

  router.get('/me', async (ctx) => {
    ctx.body = await meOf(signedInOf(ctx).member);
  });

  return router;
}
