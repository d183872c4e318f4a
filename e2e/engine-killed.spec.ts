import { expectNothingDoubled, expectNothingLost } from './testing/nothing-lost.ts';
import { engineOf, isAlive } from './testing/processes.ts';
import { streamEvents } from './testing/stream-events.ts';
import { expect, test } from './testing/story.ts';

const ACKNOWLEDGED = 250;

test('kill -9 of the engine is an interruption: 503 for a moment, and nothing is lost', async ({
  server,
}) => {
  const stream = streamEvents(server, { retries: true });
  for (const round of [1, 2]) {
    await stream.until(ACKNOWLEDGED * round);
    const engine = engineOf(server);
    process.kill(engine, 'SIGKILL');
    await expect.poll(() => isAlive(engine)).toBe(false);
    const before = stream.acknowledged.size;
    await stream.until(before + ACKNOWLEDGED);
    expect(engineOf(server), 'another one').not.toBe(engine);
  }
  await stream.stop();

  expect(server.ending, 'the server lives').toBeUndefined();
  expect(stream.unanswered(), 'and answered every request').toBe(0);
  expect(stream.refusals.length).toBeGreaterThan(0);
  for (const { status, retryAfter } of stream.refusals) {
    expect(status).toBe(503);
    expect(retryAfter).toBeGreaterThanOrEqual(1);
  }
  await expectNothingLost(server, stream);
  await expectNothingDoubled(server, stream);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});
