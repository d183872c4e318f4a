import { writeFile } from 'node:fs/promises';
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

/** What the stories of one worker share. */
export interface SharedFixtures {
  /** A server for stories that neither end it nor count what is in it. */
  sharedServer: RunningServer;
}

/** `test` of Playwright's, with servers. */
export const test = base.extend<StoryFixtures, SharedFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from here.
  servers: async ({}, use, testInfo) => {
    const servers = createServers();
    await use(servers);
    await servers.stopAll();
    if (testInfo.status !== testInfo.expectedStatus) {
      const path = testInfo.outputPath('servers.log');
      await writeFile(path, servers.output());
      await testInfo.attach('servers', { path });
    }
  },
  server: async ({ servers }, use) => {
    await use(await servers.start());
  },
  sharedServer: [
    // oxlint-disable-next-line no-empty-pattern -- As above.
    async ({}, use) => {
      const servers = createServers();
      await use(await servers.start());
      await servers.stopAll();
    },
    { scope: 'worker' },
  ],
});
