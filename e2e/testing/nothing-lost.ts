import { expect } from '@playwright/test';
import { rowsOf, signIn, timelineOf } from './api.ts';
import type { EventStream } from './stream-events.ts';
import { DEMO_SITE, track } from './track.ts';

/** What a visitor's timeline and row should come to. */
const viewsIn = (events: readonly { event: string }[]): number =>
  events.filter(({ event }) => event === 'page_view').length;

/** The ids in every visitor's timeline, none twice, and the rows counting the same. */
async function readAll(server: { url: string }, stream: EventStream): Promise<Set<string>> {
  const api = await signIn(server);
  const stored = new Set<string>();
  const views = new Map<string, number>();
  for (const [visitor, sent] of stream.sent) {
    if (!sent.some(({ event_id }) => stream.acknowledged.has(event_id))) continue;
    // A visitor turns up with the first batch that is folded.
    await expect.poll(async () => (await rowsOf(api)).has(visitor)).toBe(true);
    const timeline = await timelineOf(api, visitor);
    const ids = timeline.map(({ event_id }) => event_id);
    expect(new Set(ids).size, 'no event is there twice').toBe(ids.length);
    const own = new Set(sent.map(({ event_id }) => event_id));
    expect(
      ids.filter((id) => !own.has(id)),
      'none that nobody sent',
    ).toEqual([]);
    for (const id of ids) stored.add(id);
    views.set(visitor, viewsIn(timeline));
  }
  const counted = async () => {
    const rows = await rowsOf(api);
    return Object.fromEntries([...views.keys()].map((id) => [id, rows.get(id)?.page_views]));
  };
  await expect.poll(counted, 'page views as counted').toEqual(Object.fromEntries(views));
  return stored;
}

/** Every acknowledged event is there, exactly once, and is counted exactly once. */
export async function expectNothingLost(
  server: { url: string },
  stream: EventStream,
): Promise<void> {
  const stored = await readAll(server, stream);
  const lost = [...stream.acknowledged].filter((id) => !stored.has(id));
  expect(lost, 'acknowledged and lost').toEqual([]);
}

/** Browsers send again what nobody answered: then all is there, still exactly once. */
export async function expectNothingDoubled(
  server: { url: string },
  stream: EventStream,
): Promise<void> {
  for (const sent of stream.sent.values()) {
    for (let from = 0; from < sent.length; from += 100) {
      const batch = sent.slice(from, from + 100);
      const { answer } = await track(server, DEMO_SITE, batch);
      const known = batch.filter(({ event_id }) => stream.acknowledged.has(event_id)).length;
      expect(answer?.duplicates, 'what was acknowledged').toBeGreaterThanOrEqual(known);
      expect((answer?.accepted ?? 0) + (answer?.duplicates ?? 0)).toBe(batch.length);
    }
  }
  const stored = await readAll(server, stream);
  const all = [...stream.sent.values()].flat().map(({ event_id }) => event_id);
  expect(stored.size, 'all that was sent').toBe(all.length);
}
