import { test as base } from '@playwright/test';
import { createServers, type Servers } from './servers.ts';
import type { RunningServer } from './start-server.ts';

export { expect } from '@playwright/test';

/** What every story may have. */
export interface StoryFixtures {
  /** Starts servers, and ends them all after the story. */
  servers: Servers;
  /** One running server of the story's own: embedded engine, owner, demo. */
  server: RunningServer;
}

const LOG_SHOWN = 6_000;

/** `test` of Playwright's, with servers. */
export const test = base.extend<StoryFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from here.
  servers: async ({}, use, testInfo) => {
    const servers = createServers();
    await use(servers);
    await servers.stopAll();
    if (testInfo.status !== testInfo.expectedStatus) {
      const body = servers.output().slice(-LOG_SHOWN);
      await testInfo.attach('servers', { body, contentType: 'text/plain' });
    }
  },
  server: async ({ servers }, use) => {
    await use(await servers.start());
  },
});
