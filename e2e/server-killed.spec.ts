import { expectNothingDoubled, expectNothingLost } from './testing/nothing-lost.ts';
import { childrenOf, engineOf } from './testing/processes.ts';
import { streamEvents } from './testing/stream-events.ts';
import { expect, test } from './testing/story.ts';

const ACKNOWLEDGED = 400;

for (const { what, kills } of [
  { what: 'the server', kills: (server: { pid: number }) => [server.pid] },
  {
    what: 'the server and its engine at once',
    kills: (server: { pid: number }) => [engineOf(server), server.pid],
  },
]) {
  test(`kill -9 of ${what} loses no acknowledged event and doubles none`, async ({ servers }) => {
    let server = await servers.start();
    for (const round of [1, 2]) {
      const stream = streamEvents(server);
      await stream.until(ACKNOWLEDGED * round);
      const children = childrenOf(server.pid);
      for (const pid of kills(server)) process.kill(pid, 'SIGKILL');
      await server.ended;
      await stream.stop();
      expect(stream.unanswered(), 'it was in the middle of it').toBeGreaterThan(0);

      server = await servers.start({ dataDir: server.dataDir });
      expect(childrenOf(server.pid), 'an engine of its own').not.toEqual(children);
      await expectNothingLost(server, stream);
      await expectNothingDoubled(server, stream);
    }
  });
}
