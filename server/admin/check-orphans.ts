import { isPending, type CheckDeps, type Finding } from './finding.ts';

interface OfVisitor {
  _id: string;
  site: string;
  visitor_id: string;
}

/** Documents, among a sample of a collection, whose visitor is not there. */
async function orphansIn(
  { connection, features: { pipeline } }: CheckDeps,
  collection: 'events' | 'orders',
  sample: number,
): Promise<OfVisitor[]> {
  const found: OfVisitor[] = [];
  const drawn = connection
    .collection(collection)
    .aggregate<OfVisitor>([
      { $sample: { size: sample } },
      { $project: { site: 1, visitor_id: 1 } },
    ]);
  for await (const one of drawn) {
    const key = `${one.site}:${one.visitor_id}`;
    if (await pipeline.visitors.get(key)) continue;
    // About to be made, or made or erased meanwhile.
    if (await isPending(connection, [key])) continue;
    if (await pipeline.visitors.get(key)) continue;
    const again = await connection.collection(collection).findOne({ _id: one._id as never });
    if (again) found.push(one);
  }
  return found;
}

/** Every event, among a sample, has its visitor. */
export async function checkEvents(deps: CheckDeps, sample: number): Promise<Finding[]> {
  const visitors = (await orphansIn(deps, 'events', sample)).map(
    ({ site, visitor_id }) => `${site}:${visitor_id}`,
  );
  return [...new Set(visitors)].map((key) => `events of ${key}, who is not there`);
}

/** Every order, among a sample, has its visitor. */
export async function checkOrders(deps: CheckDeps, sample: number): Promise<Finding[]> {
  return (await orphansIn(deps, 'orders', sample)).map(
    ({ _id, site, visitor_id }) => `order ${_id} of ${site}:${visitor_id}, who is not there`,
  );
}
