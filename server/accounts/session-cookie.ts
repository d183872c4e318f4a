import type { Context } from 'koa';

/** A session ends 30 days after it was last used. */
export const SESSION_MS = 30 * 86_400_000;

/** The cookie that holds a session's token. */
export interface SessionCookie {
  read(ctx: Context): string | undefined;
  write(ctx: Context, token: string): void;
  clear(ctx: Context): void;
}

/**
 * Over https the cookie is `Secure` and has the prefix `__Host-`, so that no other host of the
 * domain can set it (contract §4); over plain http browsers would refuse both.
 */
export function createSessionCookie(publicUrl: string): SessionCookie {
  const isHttps = publicUrl.startsWith('https:');
  const name = isHttps ? '__Host-clarm_session' : 'clarm_session';
  const set = (ctx: Context, value: string, seconds: number): void => {
    const attributes = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax`;
    // Not koa's own cookies: they refuse `Secure` behind a proxy that speaks http to us.
    ctx.append('Set-Cookie', `${name}=${value}; ${attributes}${isHttps ? '; Secure' : ''}`);
  };
  return {
    read: (ctx) => ctx.cookies.get(name, { signed: false }),
    write: (ctx, token) => set(ctx, token, SESSION_MS / 1000),
    clear: (ctx) => set(ctx, '', 0),
  };
}
