import type { Context } from 'koa';
import { ApiError } from '../errors.ts';
import type { ApiKeyDoc } from './api-key-store.ts';
import type { MemberDoc } from './member-store.ts';

/** Who asks, before it is said for which site. */
export type Caller =
  | { via: 'session'; organisation: string; member: MemberDoc; session: string }
  | { via: 'key'; organisation: string; key: ApiKeyDoc };
export type SignedIn = Extract<Caller, { via: 'session' }>;

/** @throws ApiError `unauthenticated` */
export function callerOf(ctx: Context): Caller {
  const caller = ctx.state['caller'] as Caller | undefined;
  if (!caller) throw new ApiError('unauthenticated');
  return caller;
}

/** @throws ApiError `unauthenticated`, `session_required` */
export function signedInOf(ctx: Context): SignedIn {
  const caller = callerOf(ctx);
  if (caller.via === 'key') throw new ApiError('session_required');
  return caller;
}

/**
 * An owner or admin.
 * @throws ApiError `unauthenticated`, `session_required`, `forbidden`
 */
export function adminOf(ctx: Context): SignedIn {
  const caller = signedInOf(ctx);
  if (caller.member.role === 'agent') throw new ApiError('forbidden');
  return caller;
}
