import type { Context } from 'koa';

/** Whether the browser asks not to be tracked: Global Privacy Control, or Do Not Track. */
export const hasOptedOut = (ctx: Context): boolean =>
  ctx.get('Sec-GPC') === '1' || ctx.get('DNT') === '1';
