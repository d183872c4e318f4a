import type { Middleware } from 'koa';

/** Runs a middleware for some paths only. */
export const onlyFor =
  (paths: RegExp, middleware: Middleware): Middleware =>
  (ctx, next) =>
    paths.test(ctx.path) ? middleware(ctx, next) : next();
