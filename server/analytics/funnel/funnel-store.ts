import type { Connection, mongo } from 'mongoose';
import type { Step } from './parse-steps.ts';
import type { Hit } from './walk.ts';

interface EventFields {
  _id: string;
  site: string;
  visitor_id: string;
  timestamp: Date;
  bot?: true;
  excluded?: true;
}

/** One visitor of an answer. */
export interface FoundVisitor {
  visitor: string;
  /** Events that were looked at. */
  looked: number;
  /** Those that are steps. */
  hits: Hit[];
}

/** Nobody waits longer than this. */
const MAX_TIME_MS = 10_000;

const isStep = (step: Step) =>
  'event' in step
    ? { $eq: ['$event', { $literal: step.event }] }
    : {
        $and: [
          { $eq: ['$event', 'page_view'] },
          {
            $regexMatch: {
              input: { $ifNull: ['$url', ''] },
              regex: { $literal: step.url },
              options: 'i',
            },
          },
        ],
      };

/** Each visitor's events that are steps; what an event is, is said in bits. */
const groupSteps = (steps: readonly Step[]): mongo.Document[] => [
  {
    $project: {
      visitor_id: 1,
      hit: {
        at: { $toLong: '$timestamp' },
        seq: { $ifNull: ['$seq', 0] },
        id: '$event_id',
        steps: { $add: steps.map((step, index) => ({ $cond: [isStep(step), 2 ** index, 0] })) },
      },
    },
  },
  {
    $group: {
      _id: '$visitor_id',
      looked: { $sum: 1 },
      hits: { $push: { $cond: [{ $gt: ['$hit.steps', 0] }, '$hit', '$$REMOVE'] } },
    },
  },
];

/** The funnel's questions to `events`. */
export function funnelStore(connection: Connection) {
  const events = connection.collection('events') as unknown as mongo.Collection<EventFields>;

  const ask = async (stages: mongo.Document[]): Promise<FoundVisitor[]> => {
    const found = await events
      .aggregate<{ _id: string; looked: number; hits: Hit[] }>(stages, {
        maxTimeMS: MAX_TIME_MS,
        allowDiskUse: true,
      })
      .toArray();
    return found.map(({ _id, looked, hits }) => ({ visitor: _id, looked, hits }));
  };

  const counted = (site: string, from: number, to: number): mongo.Document => ({
    site,
    timestamp: { $gte: new Date(from), $lt: new Date(to) },
    source: { $ne: 'internal' },
    bot: { $exists: false },
    excluded: { $exists: false },
  });

  return {
    forSite: ({ site }: { site: string }) => ({
      /** All visitors of [from, to) who did any of the steps. */
      all(steps: readonly Step[], from: number, to: number): Promise<FoundVisitor[]> {
        const names = steps.flatMap((step) => ('event' in step ? [step.event] : []));
        const urls = steps.flatMap((step) => ('url' in step ? [step.url] : []));
        const any = [
          { event: { $in: names } },
          ...urls.map((url) => ({ event: 'page_view', url: { $regex: url, $options: 'i' } })),
        ];
        return ask([{ $match: { ...counted(site, from, to), $or: any } }, ...groupSteps(steps)]);
      },

      /**
       * Visitors in the order of their ids, which are random, from one on: as many as have `limit`
       * events in [from, to) together. The last of them may not be whole.
       */
      sample(
        steps: readonly Step[],
        from: number,
        to: number,
        { visitors, limit }: { visitors: { $gte: string } | { $lt: string }; limit: number },
      ): Promise<FoundVisitor[]> {
        return ask([
          { $match: { ...counted(site, from, to), visitor_id: visitors } },
          // The order of the index, so that nothing is sorted and visitors come whole.
          { $sort: { visitor_id: 1, timestamp: -1 } },
          { $limit: limit },
          ...groupSteps(steps),
        ]);
      },
    }),
  };
}
export type FunnelStore = ReturnType<typeof funnelStore>;
