import type { Context, Middleware } from 'koa';
import type { Scope } from '../contracts/scope.ts';
import { ApiError } from '../errors.ts';
import { bearerOf } from '../http/bearer-of.ts';
import type { ClientAddress } from '../http/client-address.ts';
import type { Clock, SiteDirectory } from '../ports.ts';
import type { ApiLimits } from './api-limits.ts';
import type { Caller } from './caller.ts';
import type { KeyDirectory } from './key-directory.ts';
import type { MemberStore } from './member-store.ts';
import { checkSameOrigin } from './same-origin.ts';
import { SESSION_MS, type SessionCookie } from './session-cookie.ts';
import type { SessionStore } from './session-store.ts';
import type { SiteStore } from './site-store.ts';
import { hashToken } from './tokens.ts';

export interface AuthenticateDeps {
  sessions: SessionStore;
  members: MemberStore;
  sites: SiteStore;
  directory: SiteDirectory;
  keys: KeyDirectory;
  cookie: SessionCookie;
  limits: ApiLimits;
  clientOf(ctx: Context): ClientAddress;
  publicUrl: string;
  clock: Clock;
}

/** What works without being signed in; everything else below the private router does not. */
const OPEN = /^(POST|DELETE) (\/api)?\/session$|^POST (\/api)?\/setup$/;

/** A session is written at most this often, however many requests use it. */
const EXTEND_MS = 3_600_000;

/**
 * Runs before every private route: finds out who asks (`ctx.state.caller`) and for which site
 * (`ctx.state.scope`), counts the request, and lets nobody else through.
 *
 * The site is `?site=`, a key's own, or a session's only one. What is wrong with it is said when
 * the scope is first read, because some routes need none.
 * @throws ApiError `unauthenticated`, `unknown_key`, `rate_limited`, `forbidden`,
 *   `unsupported_media_type`; on reading the scope `site_not_found`, `site_required`
 */
export function createAuthenticate(deps: AuthenticateDeps): Middleware {
  const { sessions, members, sites, directory, cookie, limits, clock } = deps;

  const bySession = async (ctx: Context): Promise<Caller | undefined> => {
    const token = cookie.read(ctx);
    const now = clock();
    const session = token && (await sessions.find(hashToken(token), new Date(now)));
    const member = session && (await members.find(session.member));
    if (!member) return undefined;
    if (session.expires_at.getTime() - now < SESSION_MS - EXTEND_MS) {
      await sessions.extend(session._id, new Date(now + SESSION_MS));
      cookie.write(ctx, token);
    }
    return { via: 'session', organisation: member.organisation, member, session: session._id };
  };

  const byKey = async (bearer: string): Promise<Caller | undefined> => {
    const key = await deps.keys.find(bearer);
    return key && { via: 'key', organisation: key.organisation, key };
  };

  const siteOf = async (ctx: Context, caller: Caller): Promise<string> => {
    const asked = ctx.query['site'];
    if (asked === undefined) {
      if (caller.via === 'key') return caller.key.site;
      const only = await sites.forOrganisation(caller.organisation).onlyId();
      if (only === undefined) throw new ApiError('site_required');
      return only;
    }
    const site = typeof asked === 'string' ? await directory.find(asked) : undefined;
    if (site?.organisation !== caller.organisation) throw new ApiError('site_not_found');
    if (caller.via === 'key' && caller.key.site !== site.id) throw new ApiError('site_not_found');
    return site.id;
  };

  const scopeOf = (caller: Caller, site: string): Scope => {
    const { organisation } = caller;
    if (caller.via === 'key')
      return { organisation, site, via: 'key', scopes: [...caller.key.scopes] };
    const { _id: id, role, name, email } = caller.member;
    return { organisation, site, via: 'session', member: { id, role, name, email } };
  };

  return async (ctx, next) => {
    const bearer = bearerOf(ctx.get('Authorization'));
    const caller = await (bearer === undefined ? bySession(ctx) : byKey(bearer));
    await limits.countRequest(ctx, caller, deps.clientOf(ctx));
    ctx.set('Cache-Control', 'no-store');
    if (bearer === undefined) checkSameOrigin(ctx, deps.publicUrl);
    if (!caller) {
      if (bearer !== undefined) throw new ApiError('unknown_key');
      if (!OPEN.test(`${ctx.method} ${ctx.path}`)) throw new ApiError('unauthenticated');
      await next();
      return;
    }
    const site = await siteOf(ctx, caller).catch((error: unknown) => error);
    ctx.state['caller'] = caller;
    Object.defineProperty(ctx.state, 'scope', {
      get() {
        if (typeof site !== 'string') throw site;
        return scopeOf(caller, site);
      },
    });
    await next();
  };
}
