import type { Context, Middleware } from 'koa';
import type { KeyScope, Scope } from '../contracts/scope.ts';
import { ApiError } from '../errors.ts';

/**
 * What a private route asks for: a key's scope, or a signed-in member. `manage` is what changes
 * settings and integrations, or deletes for good: a key with `write`, or an owner or admin.
 */
export type Permission = Exclude<KeyScope, 'track'> | 'manage' | 'session' | 'admin';

/**
 * The tenant of this request. The accounts feature put it there before any private route ran.
 * @throws ApiError `unauthenticated` where it did not
 */
export function scopeOf(ctx: Context): Scope {
  const scope = ctx.state['scope'] as Scope | undefined;
  if (!scope) throw new ApiError('unauthenticated');
  return scope;
}

/** Lets through who may: a key with the scope, or a member (`manage`, `admin`: an owner or admin). */
export const allow =
  (permission: Permission): Middleware =>
  async (ctx, next) => {
    const scope = scopeOf(ctx);
    if (scope.via === 'key') {
      if (permission === 'session' || permission === 'admin')
        throw new ApiError('session_required');
      const needed = permission === 'manage' ? 'write' : permission;
      if (!scope.scopes?.includes(needed)) throw new ApiError('forbidden');
    } else if (
      (permission === 'admin' || permission === 'manage') &&
      scope.member?.role === 'agent'
    ) {
      throw new ApiError('forbidden');
    }
    await next();
  };
