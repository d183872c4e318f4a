import { Schema, type Connection } from 'mongoose';
import { collectionOf } from '../database.ts';
import type {
  DisabledReason,
  EndpointFilters,
  WebhookEvent,
  WebhookTarget,
} from '../contracts/webhooks.ts';

/** A place that webhooks are sent to. */
export interface EndpointDoc {
  /** `site:id` */
  _id: string;
  site: string;
  id: string;
  /** Absent: `url`. */
  target?: WebhookTarget;
  /** Of Slack only what may be shown. */
  url: string;
  description: string;
  events: WebhookEvent[];
  enabled: boolean;
  disabled_reason?: DisabledReason;
  disabled_at?: Date;
  /** What it does not want to hear; absent: nothing. */
  filters?: EndpointFilters;
  created_at: Date;
  /**
   * Sealed, newest first; the second one only while a rotation lasts, until `until`. What signs, or
   * Slack's URL, or HubSpot's token.
   */
  secrets: { sealed: string; until?: Date }[];
  /** Since when every attempt has failed; absent while all is well. */
  failing_since?: Date;
  /** Attempts that failed in a row. */
  failures?: number;
  /** Until then nothing is attempted: the circuit breaker. */
  open_until?: Date;
}

/** What a team may change. */
export type EndpointChange = Partial<
  Pick<EndpointDoc, 'url' | 'description' | 'events' | 'enabled' | 'secrets' | 'filters'>
>;

const schema = new Schema(
  {
    _id: String,
    site: { type: String, required: true },
    id: { type: String, required: true },
    url: { type: String, required: true },
    events: { type: [String], required: true },
    enabled: { type: Boolean, required: true },
    created_at: { type: Date, required: true },
  },
  { versionKey: false, strict: false },
);
schema.index({ site: 1, created_at: 1, id: 1 });

/** Failures in a row after which an endpoint rests between attempts. */
const BREAKER_FAILURES = 10;
const BREAKER_MS = 60_000;

const HEALTHY = {
  disabled_reason: '',
  disabled_at: '',
  failing_since: '',
  failures: '',
  open_until: '',
} as const;

/** Failure counts by the database's clock, so that several processes agree. */
const COUNT_FAILURE = [
  {
    $set: {
      failures: { $add: [{ $ifNull: ['$failures', 0] }, 1] },
      failing_since: { $ifNull: ['$failing_since', '$$NOW'] },
    },
  },
  {
    $set: {
      open_until: {
        $cond: [
          { $gte: ['$failures', BREAKER_FAILURES] },
          { $add: ['$$NOW', BREAKER_MS] },
          '$$REMOVE',
        ],
      },
      failing_ms: { $subtract: ['$$NOW', '$failing_since'] },
    },
  },
];

/** The collection `webhooks`. The outbox and the deliverer hold it; routes get `forSite`. */
export function endpointStore(connection: Connection) {
  const endpoints = collectionOf<EndpointDoc>(connection, 'Webhook', schema, 'webhooks');
  const key = (site: string, id: string) => `${site}:${id}`;

  return {
    async find(site: string, id: string): Promise<EndpointDoc | undefined> {
      return (await endpoints.findOne({ _id: key(site, id) })) ?? undefined;
    },

    /** Every enabled endpoint of these sites. */
    async enabledOf(sites: readonly string[]): Promise<EndpointDoc[]> {
      return endpoints.find({ site: { $in: [...sites] }, enabled: true }).toArray();
    },

    /** The endpoint answered well: whatever was counted against it is forgotten. */
    async recover(site: string, id: string): Promise<void> {
      const { failing_since, failures, open_until } = HEALTHY;
      await endpoints.updateOne(
        { _id: key(site, id) },
        { $unset: { failing_since, failures, open_until } },
      );
    },

    /**
     * Counts a failed attempt.
     * @returns for how many milliseconds every attempt has failed
     */
    async countFailure(site: string, id: string): Promise<number> {
      const found = await endpoints.findOneAndUpdate({ _id: key(site, id) }, COUNT_FAILURE, {
        returnDocument: 'after',
      });
      return (found as { failing_ms?: number } | null)?.failing_ms ?? 0;
    },

    /** Lets nothing out to it for so long. */
    async rest(site: string, id: string, ms: number): Promise<void> {
      await endpoints.updateOne({ _id: key(site, id) }, [
        { $set: { open_until: { $add: ['$$NOW', ms] } } },
      ]);
    },

    /** @returns whether it was this call that disabled it */
    async disable(site: string, id: string, reason: DisabledReason): Promise<boolean> {
      const { modifiedCount } = await endpoints.updateOne({ _id: key(site, id), enabled: true }, [
        { $set: { enabled: false, disabled_reason: reason, disabled_at: '$$NOW' } },
      ]);
      return modifiedCount === 1;
    },

    /** What the server disabled on these sites and nobody has enabled again, newest first. */
    async disabledOf(sites: readonly string[]): Promise<EndpointDoc[]> {
      return endpoints
        .find({ site: { $in: [...sites] }, enabled: false, disabled_reason: { $exists: true } })
        .sort({ disabled_at: -1 })
        .limit(20)
        .toArray();
    },

    /**
     * Makes an endpoint exist as given. One that the server disabled is enabled again; what its team
     * switched off stays off.
     */
    async ensure(doc: EndpointDoc): Promise<void> {
      const { _id, site, id, created_at, enabled, ...given } = doc;
      await endpoints.updateOne(
        { _id },
        { $set: given, $setOnInsert: { site, id, created_at, enabled } },
        { upsert: true },
      );
      await endpoints.updateOne(
        { _id, disabled_reason: { $exists: true } },
        { $set: { enabled }, $unset: HEALTHY },
      );
    },

    /** What a tenant may do. */
    forSite({ site }: { site: string }) {
      return {
        async list(skip: number, limit: number): Promise<{ rows: EndpointDoc[]; total: number }> {
          const [rows, total] = await Promise.all([
            endpoints
              .find({ site })
              .sort({ created_at: 1, id: 1 })
              .skip(skip)
              .limit(limit)
              .toArray(),
            endpoints.countDocuments({ site }),
          ]);
          return { rows, total };
        },

        async get(id: string): Promise<EndpointDoc | undefined> {
          return (await endpoints.findOne({ _id: key(site, id) })) ?? undefined;
        },

        async insert(doc: Omit<EndpointDoc, '_id' | 'site'>): Promise<EndpointDoc> {
          const whole = { _id: key(site, doc.id), site, ...doc };
          await endpoints.insertOne(whole);
          return whole;
        },

        /** Enabling starts afresh: nothing is held against the endpoint any more. */
        async change(id: string, change: EndpointChange): Promise<EndpointDoc | undefined> {
          const update = {
            ...(Object.keys(change).length > 0 ? { $set: change } : {}),
            ...(change.enabled === undefined ? {} : { $unset: HEALTHY }),
          };
          if (Object.keys(update).length === 0) return this.get(id);
          const changed = await endpoints.findOneAndUpdate({ _id: key(site, id) }, update, {
            returnDocument: 'after',
          });
          return changed ?? undefined;
        },

        /** Puts a new secret first and lets the one before it count until then. */
        async rotate(id: string, sealed: string, until: Date): Promise<EndpointDoc | undefined> {
          const before = { $mergeObjects: [{ $first: '$secrets' }, { until }] };
          const rotated = await endpoints.findOneAndUpdate(
            { _id: key(site, id) },
            [{ $set: { secrets: [{ sealed: { $literal: sealed } }, before] } }],
            { returnDocument: 'after' },
          );
          return rotated ?? undefined;
        },

        async remove(id: string): Promise<boolean> {
          return (await endpoints.deleteOne({ _id: key(site, id) })).deletedCount === 1;
        },
      };
    },
  };
}
export type EndpointStore = ReturnType<typeof endpointStore>;
