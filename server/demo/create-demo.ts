import { join } from 'node:path';
import Router from '@koa/router';
import type { Logger } from 'pino';
import type { VisitorProfile } from '../contracts/visitors.ts';
import type { Clock, LiveHub } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { createAddressFor } from './address-for.ts';
import { addApiRoutes } from './api-routes.ts';
import { serveAssets } from './assets.ts';
import { createFeed } from './feed.ts';
import { createInbox } from './inbox.ts';
import { addPageRoutes } from './page-routes.ts';
import { createPersonaMemory } from './persona-memory.ts';
import { PERSONAS } from './personas.ts';

export interface DemoDeps {
  settings: Pick<Settings, 'demo' | 'trustProxy' | 'host' | 'port'>;
  /** The demo's own site, `w_…`. */
  site: string;
  hub: LiveHub;
  readVisitor(id: string): Promise<VisitorProfile | undefined>;
  /** `whsec_…` of the endpoint that points at `inboxUrl`. */
  inboxSecret: string;
  clock: Clock;
  log: Pick<Logger, 'warn'>;
  /** Absolute path of the folder that holds package.json. */
  projectRoot: string;
}

/** Where the demo's webhooks go: this very server, by its own loopback address and port. */
export const demoInboxUrl = ({ host, port }: Pick<Settings, 'host' | 'port'>): string => {
  const any = ['0.0.0.0', '::', 'localhost'].includes(host);
  const name = any ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/demo/inbox`;
};

/** The demo site of a fictitious company, with the widget on every page and a bar to play with it. */
export function createDemo(deps: DemoDeps) {
  const { settings, site, hub, readVisitor, inboxSecret, clock, log, projectRoot } = deps;
  const memory = createPersonaMemory();
  const addresses = new Map(PERSONAS.map(({ id, address }) => [id, address]));
  const feed = createFeed({ site, hub, readVisitor, log });
  const inbox = createInbox({ secret: inboxSecret, clock, onVerified: feed.onWebhook });
  const open = new Set<() => void>();

  const routes = new Router({ strict: true });
  routes.get(
    '/demo/assets/:file',
    serveAssets([join(projectRoot, 'server/demo/static'), join(projectRoot, 'dist/demo')]),
  );
  addApiRoutes(routes, {
    personas: PERSONAS,
    memory,
    feed,
    inbox,
    onOpen(close) {
      open.add(close);
      return () => void open.delete(close);
    },
  });
  addPageRoutes(routes, site);

  return {
    /** Mount with `app.use(demo.routes.routes())`; not at all where the demo is off. */
    routes,
    /** What ingest asks for the address of every event (contract §5). */
    addressFor: createAddressFor({
      enabled: settings.demo,
      site,
      trustProxy: settings.trustProxy,
      personaAddress(visitorId) {
        const persona = memory.personaOf(visitorId);
        return persona === undefined ? undefined : addresses.get(persona);
      },
    }),
    onCommitted: feed.onCommitted,
    inboxUrl: demoInboxUrl(settings),
    /** Ends the panel's streams, so that the server can stop. */
    close(): void {
      feed.close();
      for (const end of open) end();
    },
  };
}
export type Demo = ReturnType<typeof createDemo>;
