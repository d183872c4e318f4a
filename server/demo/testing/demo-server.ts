import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { pino } from 'pino';
import type { LiveEvent } from '../../contracts/stream.ts';
import type { VisitorProfile } from '../../contracts/visitors.ts';
import { answerErrors } from '../../http/errors-middleware.ts';
import { projectRoot } from '../../project-root.ts';
import { createDemo } from '../create-demo.ts';

export const SITE = 'w_demo_of_a_test';
export const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

/** The demo on a free port, with visitors that the test decides. */
export async function startDemoServer() {
  const log = pino({ level: 'silent' });
  const visitors = new Map<string, VisitorProfile>();
  const listeners = new Set<(event: LiveEvent) => void>();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const demo = createDemo({
    settings: { demo: true, trustProxy: [], host: '127.0.0.1', port },
    site: SITE,
    hub: {
      publish: (_site, event) => listeners.forEach((listener) => listener(event)),
      subscribe(_site, listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    readVisitor: async (id) => visitors.get(id),
    inboxSecret: SECRET,
    clock: Date.now,
    log,
    projectRoot: projectRoot(),
  });
  const app = new Koa().use(answerErrors(log)).use(demo.routes.routes());
  server.on('request', app.callback());
  return {
    demo,
    visitors,
    url: `http://127.0.0.1:${port}`,
    /** As the projector does after a visitor's write. */
    changed: (id: string) =>
      listeners.forEach((listener) => listener({ kind: 'visitor', id, version: 'x' })),
    async stop() {
      demo.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type DemoServer = Awaited<ReturnType<typeof startDemoServer>>;
