import type { Context, Middleware } from 'koa';
import type { KeyScope, Scope } from '../contracts/scope.ts';
import { ApiError } from '../errors.ts';

/** What a private route asks for: a key's scope, or a signed-in member. */
export type Permission = Exclude<KeyScope, 'track'> | 'session' | 'admin';

/**
 * The tenant of this request. The accounts feature put it there before any private route ran.
 * @throws ApiError `unauthenticated` where it did not
 */
export function scopeOf(ctx: Context): Scope {
  const scope = ctx.state['scope'] as Scope | undefined;
  if (!scope) throw new ApiError('unauthenticated');
  return scope;
}

/** Lets through who may: a key with the scope, or a member (`admin`: an owner or admin). */
export const allow =
  (permission: Permission): Middleware =>
  async (ctx, next) => {
    const scope = scopeOf(ctx);
    if (scope.via === 'key') {
      if (permission === 'session' || permission === 'admin')
        throw new ApiError('session_required');
      if (!scope.scopes?.includes(permission)) throw new ApiError('forbidden');
    } else if (permission === 'admin' && scope.member?.role === 'agent') {
      throw new ApiError('forbidden');
    }
    await next();
  };
