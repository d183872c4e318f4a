import type { Context, Middleware } from 'koa';
import { LRUCache } from 'lru-cache';
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

/** Whose a session is, which never changes: all that is remembered of it. */
interface Owner {
  member: string;
  organisation: string;
}
const KNOWN_SESSIONS = 10_000;

/** Who asks, and the only site of a session's organisation where none was asked for. */
interface Asking {
  caller: Caller;
  onlySite?: string | undefined;
}

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

  const owners = new LRUCache<string, Owner>({ max: KNOWN_SESSIONS });

  const ownerOf = async (hash: string, now: Date): Promise<Owner | undefined> => {
    const session = await sessions.find(hash, now);
    const member = session && (await members.find(session.member));
    return member && { member: member._id, organisation: member.organisation };
  };

  /** What can change is read anew with every request, but all of it at once. */
  const bySession = async (ctx: Context): Promise<Asking | undefined> => {
    const token = cookie.read(ctx);
    if (!token) return undefined;
    const hash = hashToken(token);
    const now = clock();
    const owner = owners.get(hash) ?? (await ownerOf(hash, new Date(now)));
    if (!owner) return undefined;
    const { organisation } = owner;
    const [session, member, onlySite] = await Promise.all([
      sessions.find(hash, new Date(now)),
      members.find(owner.member),
      ctx.query['site'] === undefined ? sites.forOrganisation(organisation).onlyId() : undefined,
    ]);
    if (!session || !member) {
      owners.delete(hash);
      return undefined;
    }
    owners.set(hash, owner);
    if (session.expires_at.getTime() - now < SESSION_MS - EXTEND_MS) {
      await sessions.extend(session._id, new Date(now + SESSION_MS));
      cookie.write(ctx, token);
    }
    return { caller: { via: 'session', organisation, member, session: session._id }, onlySite };
  };

  const byKey = async (bearer: string): Promise<Asking | undefined> => {
    const key = await deps.keys.find(bearer);
    return key && { caller: { via: 'key', organisation: key.organisation, key } };
  };

  const siteOf = async (ctx: Context, { caller, onlySite }: Asking): Promise<string> => {
    const asked = ctx.query['site'];
    if (asked === undefined) {
      const own = caller.via === 'key' ? caller.key.site : onlySite;
      if (own === undefined) throw new ApiError('site_required');
      return own;
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
    const asking = await (bearer === undefined ? bySession(ctx) : byKey(bearer));
    const caller = asking?.caller;
    await limits.countRequest(ctx, caller, deps.clientOf(ctx));
    ctx.set('Cache-Control', 'no-store');
    if (bearer === undefined) checkSameOrigin(ctx, deps.publicUrl);
    if (!asking || !caller) {
      if (bearer !== undefined) throw new ApiError('unknown_key');
      if (!OPEN.test(`${ctx.method} ${ctx.path}`)) throw new ApiError('unauthenticated');
      await next();
      return;
    }
    const site = await siteOf(ctx, asking).catch((error: unknown) => error);
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
