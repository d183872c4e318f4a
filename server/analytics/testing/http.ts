import { createServer, get } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import pino from 'pino';
import type { Scope } from '../../contracts/scope.ts';
import { answerErrors } from '../../http/errors-middleware.ts';
import type { Analytics } from '../create-analytics.ts';

/** The private routes on a socket, asked as somebody: `ask(scope)('/companies')`. */
export async function serve(routes: Analytics['routes']) {
  const app = new Koa();
  app.use(answerErrors(pino({ level: 'silent' })));
  app.use(async (ctx, next) => {
    const scope = ctx.get('X-Test-Scope');
    if (scope) ctx.state['scope'] = JSON.parse(scope) as Scope;
    await next();
  });
  app.use(routes.routes());
  const server = createServer(app.callback());
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    ask:
      (scope: Partial<Scope> | undefined) =>
      (path: string): Promise<{ status: number; body: Record<string, unknown> }> =>
        new Promise((resolve, reject) => {
          const headers = scope ? { 'X-Test-Scope': JSON.stringify(scope) } : {};
          get({ host: '127.0.0.1', port, path, headers, agent: false }, (answer) => {
            json(answer).then(
              (body) =>
                resolve({
                  status: answer.statusCode ?? 0,
                  body: body as Record<string, unknown>,
                }),
              reject,
            );
          }).on('error', reject);
        }),
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}
