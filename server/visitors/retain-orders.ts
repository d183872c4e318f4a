import type { VisitorStore } from './visitor-store.ts';

/** What retention needs of orders and of who has them. */
export interface RetainOrdersDeps {
  orders: {
    /** Visitors with an order received up to then. */
    ownersThrough(site: string, through: Date): AsyncIterable<string>;
    deleteThrough(site: string, visitor: string, through: Date): Promise<void>;
  };
  visitors: Pick<VisitorStore, 'unknownAmong'>;
  /** Whether anything of this visitor is in `events`. */
  hasEvents(site: string, visitor: string): Promise<boolean>;
}

/** Owners looked up together. */
const AT_ONCE = 500;

/**
 * Lets go of a site's orders received up to `through` whose visitor retention has deleted whole:
 * without a profile nobody could export or erase them. Whoever has an event is only not there yet.
 */
export async function retainOrders(
  { orders, visitors, hasEvents }: RetainOrdersDeps,
  site: string,
  through: Date,
): Promise<void> {
  let owners: string[] = [];
  const flush = async (): Promise<void> => {
    const unknown = new Set(await visitors.unknownAmong(owners.map((id) => `${site}:${id}`)));
    for (const owner of owners) {
      if (!unknown.has(`${site}:${owner}`) || (await hasEvents(site, owner))) continue;
      await orders.deleteThrough(site, owner, through);
    }
    owners = [];
  };
  for await (const owner of orders.ownersThrough(site, through)) {
    owners.push(owner);
    if (owners.length >= AT_ONCE) await flush();
  }
  await flush();
}
