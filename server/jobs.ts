import type { Connection } from 'mongoose';
import type { Accounts } from './accounts/create-accounts.ts';
import type { Agents } from './agents/create-agents.ts';
import type { Analytics } from './analytics/create-analytics.ts';
import type { Conversations } from './conversations/create-conversations.ts';
import { createDailyJob } from './daily-job.ts';
import type { Enrichment } from './enrichment/create-enrichment.ts';
import type { Pipeline } from './pipeline.ts';
import type { Clock } from './ports.ts';
import { purgeSite } from './purge-site.ts';
import { retainSite } from './visitors/retain.ts';

const DAY_MS = 86_400_000;
/** Every process has forgotten a deleted site by then, and folded what it had of it. */
const PURGE_AFTER_MS = 60_000;

/** What is done beside the projection: looked at every few seconds, and much of it once a day. */
export function createJobs(deps: {
  connection: Connection;
  clock: Clock;
  analytics: Pick<Analytics, 'job'>;
  conversations: Pick<Conversations, 'wake' | 'retain' | 'sweepFiles' | 'eraseSite'>;
  agents: Pick<Agents, 'refresh'>;
  enrichment: Pick<Enrichment, 'job'>;
  sites: Pick<Accounts['siteJobs'], 'every' | 'forget'>;
  /** Asked when there is something to do: the pipeline is made with these jobs. */
  retention(): Pipeline['retention'];
}): ((signal: AbortSignal) => Promise<unknown>)[] {
  const { connection, clock, conversations, sites } = deps;
  const daily = createDailyJob(connection, clock);

  const retain = async (): Promise<void> => {
    for (const { _id, retention_days } of await sites.every()) {
      await retainSite(deps.retention(), _id, retention_days);
      await conversations.retain(_id, new Date(clock() - retention_days * DAY_MS));
    }
  };
  const purge = async (): Promise<void> => {
    for (const { _id, deleted_at } of await sites.every()) {
      // Whoever still knew the site has ended by then.
      if (!deleted_at || Number(deleted_at) > clock() - PURGE_AFTER_MS) continue;
      await conversations.eraseSite(_id);
      await purgeSite(connection, _id);
      await sites.forget(_id);
    }
  };

  return [
    deps.analytics.job,
    conversations.wake,
    daily('pages of agents', deps.agents.refresh),
    deps.enrichment.job,
    daily('retention', retain),
    daily('unsent files', conversations.sweepFiles),
    daily('deleted sites', purge),
  ];
}
