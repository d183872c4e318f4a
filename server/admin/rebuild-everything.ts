import type { Connection } from 'mongoose';
import type { StoredEvent } from '../contracts/stored-event.ts';
import { createIndexes } from '../database.ts';
import type { Features } from '../features.ts';
import { orderStore } from '../tracking/order-store.ts';
import { mergePerson } from '../visitors/person.ts';
import { rebuildVisitors } from '../visitors/rebuild.ts';

const AT_ONCE = 500;

export interface RebuildDeps {
  connection: Connection;
  features: Pick<Features, 'pipeline' | 'analytics'>;
}

/** So many at a time of a walk that may have millions. */
async function* portions<T>(all: AsyncIterable<T>): AsyncIterable<T[]> {
  let part: T[] = [];
  for await (const one of all) {
    part.push(one);
    if (part.length < AT_ONCE) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

/** Purchases of nobody who was erased, as orders: a backup may have brought the events back. */
async function recordOrders({ connection, features }: RebuildDeps): Promise<void> {
  const { events, projection } = features.pipeline;
  const orders = orderStore(connection);
  const keyOf = ({ site, visitor_id }: StoredEvent): string => `${site}:${visitor_id}`;
  for await (const part of portions(events.purchases())) {
    const erased = await projection.erasedAmong(part.map(keyOf));
    await orders.record(part.filter((event) => !erased.has(keyOf(event))));
  }
}

/**
 * Makes every projection again while the server goes on: indexes, visitors (those that are there, for
 * they may have no event any more; then those that are only in events), persons, orders; hours and
 * companies are marked, and recounted by a running server.
 * @param onProgress told how many visitors were rebuilt so far
 * @returns how many visitors that is
 */
export async function rebuildEverything(
  deps: RebuildDeps,
  onProgress: (visitors: number) => void = () => undefined,
): Promise<number> {
  const { pipeline, analytics } = deps.features;
  const { visitors, events, projection } = pipeline;
  let done = 0;
  const rebuild = async (keys: readonly string[]): Promise<void> => {
    await rebuildVisitors(projection, keys);
    done += keys.length;
    onProgress(done);
  };
  // A collection that was dropped has lost them, and every walk needs one.
  await createIndexes(deps.connection);
  for await (const part of portions(visitors.all())) await rebuild(part.map(({ _id }) => _id));
  for await (const part of portions(events.visitors()))
    await rebuild(await visitors.unknownAmong(part));
  // Whose visitors are there was merged with them; of others nothing is left.
  for await (const { site, visitor_id } of visitors.persons())
    await mergePerson(projection, site, visitor_id, []);
  await recordOrders(deps);
  await analytics.markAll();
  return done;
}
