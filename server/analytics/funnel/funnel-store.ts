import type { Connection, mongo } from 'mongoose';
import type { Step } from './parse-steps.ts';

interface EventFields {
  _id: string;
  site: string;
  visitor_id: string;
  event_id: string;
  timestamp: Date;
  event: string;
  url?: string;
}

/** How many visitors did so many of the steps one after the other, and no more. */
export interface StepsDone {
  done: number;
  visitors: number;
}

/** Visitors whose ids lie in [from, to); all where both are absent. */
export interface VisitorRange {
  from?: string;
  to?: string;
  /** The index of just such visitors, where there is one. */
  index?: string;
}

const BY_TIME = { site: 1, timestamp: 1 } as const;
const BY_VISITOR = { site: 1, visitor_id: 1, timestamp: -1, event_id: -1 } as const;

const indexFor = ({ from, to, index }: VisitorRange): mongo.Hint =>
  index ?? (from === undefined && to === undefined ? BY_TIME : BY_VISITOR);

/** Nobody waits longer than this, ms. */
const MAX_TIME_MS = 10_000;

const isStep = (step: Step): mongo.Document =>
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

const isAny = (steps: readonly Step[]): mongo.Document[] => [
  { event: { $in: steps.flatMap((step) => ('event' in step ? [step.event] : [])) } },
  ...steps.flatMap((step) =>
    'url' in step ? [{ event: 'page_view', url: { $regex: step.url, $options: 'i' } }] : [],
  ),
];

/**
 * Each visitor's events that are steps, in their order, and how many of the steps they make: each
 * event is one step at most, and the earliest that fits leaves the most time for the rest. Done by
 * the database, so that only the counts travel.
 */
const walk = (steps: readonly Step[]): mongo.Document[] => [
  {
    $group: {
      _id: '$visitor_id',
      hits: {
        $push: {
          at: '$timestamp',
          seq: { $ifNull: ['$seq', 0] },
          id: '$event_id',
          is: steps.map(isStep),
        },
      },
    },
  },
  {
    $project: {
      done: {
        $reduce: {
          input: { $sortArray: { input: '$hits', sortBy: { at: 1, seq: 1, id: 1 } } },
          initialValue: 0,
          in: {
            $cond: [
              { $arrayElemAt: ['$$this.is', '$$value'] },
              { $add: ['$$value', 1] },
              '$$value',
            ],
          },
        },
      },
    },
  },
  { $group: { _id: '$done', visitors: { $sum: 1 } } },
];

/** The funnel's questions to `events`. */
export function funnelStore(connection: Connection, maxTimeMs = MAX_TIME_MS) {
  const events = connection.collection('events') as unknown as mongo.Collection<EventFields>;

  return {
    forSite: ({ site }: { site: string }) => {
      const within = (from: number, to: number, visitors: VisitorRange): mongo.Document => ({
        site,
        timestamp: { $gte: new Date(from), $lt: new Date(to) },
        ...(visitors.from === undefined && visitors.to === undefined
          ? {}
          : {
              visitor_id: {
                ...(visitors.from === undefined ? {} : { $gte: visitors.from }),
                ...(visitors.to === undefined ? {} : { $lt: visitors.to }),
              },
            }),
      });

      return {
        /**
         * How far visitors came in [from, to); those who did none of the steps are left out.
         * @throws the database's error where that takes too long
         */
        async stepsDone(
          steps: readonly Step[],
          from: number,
          to: number,
          visitors: VisitorRange = {},
        ): Promise<StepsDone[]> {
          const found = await events
            .aggregate<{ _id: number; visitors: number }>(
              [
                {
                  $match: {
                    ...within(from, to, visitors),
                    source: { $ne: 'internal' },
                    bot: { $exists: false },
                    excluded: { $exists: false },
                    $or: isAny(steps),
                  },
                },
                ...walk(steps),
              ],
              {
                maxTimeMS: maxTimeMs,
                allowDiskUse: true,
                hint: indexFor(visitors),
              },
            )
            .toArray();
          return found.map(({ _id, visitors: count }) => ({ done: _id, visitors: count }));
        },

        /**
         * The visitor to whom event number `skip` (from 0) of those in [from, to) belongs, in the
         * order of visitors, and how many events come before theirs; read from the index alone.
         * Undefined where there are not so many.
         */
        async visitorAt(
          skip: number,
          from: number,
          to: number,
          visitors: VisitorRange,
        ): Promise<{ visitor: string; before: number } | undefined> {
          const [found] = await events
            .find(within(from, to, visitors))
            .project<Pick<EventFields, 'visitor_id' | 'timestamp' | 'event_id'>>({
              _id: 0,
              visitor_id: 1,
              timestamp: 1,
              event_id: 1,
            })
            .sort({ visitor_id: 1, timestamp: -1, event_id: -1 })
            .hint(BY_VISITOR)
            .skip(skip)
            .limit(1)
            .toArray();
          if (!found) return undefined;
          const { visitor_id, timestamp, event_id } = found;
          const own = await events.countDocuments(
            {
              site,
              visitor_id,
              $or: [
                { timestamp: { $gt: timestamp, $lt: new Date(to) } },
                { timestamp, event_id: { $gt: event_id } },
              ],
            },
            { hint: BY_VISITOR },
          );
          return { visitor: visitor_id, before: skip - own };
        },

        /** How many events there are in [from, to), at most `limit`; from the index alone. */
        count(from: number, to: number, visitors: VisitorRange, limit?: number): Promise<number> {
          return events.countDocuments(within(from, to, visitors), {
            hint: indexFor(visitors),
            ...(limit === undefined ? {} : { limit }),
          });
        },
      };
    },
  };
}
export type FunnelStore = ReturnType<typeof funnelStore>;
