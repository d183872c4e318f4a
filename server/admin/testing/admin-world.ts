import pino from 'pino';
import { DEMO_SITE } from '../../accounts/set-up.ts';
import type { StoredEvent } from '../../contracts/stored-event.ts';
import { createIndexes } from '../../database.ts';
import { testDatabase } from '../../engine/testing/test-database.ts';
import { createFeatures } from '../../features.ts';
import { projectRoot } from '../../project-root.ts';
import { readSettings } from '../../settings.ts';
import { releaseStore } from '../../static/release-store.ts';
import { testKeys } from '../../testing/test-pipeline.ts';
import { storedEvent } from '../../testing/stored-event.ts';
import { refreshDue } from '../../visitors/refresh-due.ts';

export const SITE = DEMO_SITE;
const MINUTE = 60_000;

let made = 0;

/** The features of the whole server on a real engine, with one site and a clock that a test sets. */
export async function adminWorld() {
  const db = await testDatabase();
  const { connection } = db;
  let now = Date.UTC(2026, 10, 20, 12, 20);
  const features = createFeatures({
    settings: { ...readSettings({}), demo: false },
    connection,
    keys: testKeys,
    lookup: () => ({ type: 'unknown', data_version: '2026-11-01' }),
    assets: { dashboard: new Map(), widget: new Map() },
    projectRoot: projectRoot(),
    clock: () => now,
    log: pino({ level: 'silent' }),
  });
  releaseStore(connection);
  await createIndexes(connection);
  await features.accounts.ensureDefaultAccount({ demo: { name: 'Test', config: {} } });
  const { pipeline, analytics } = features;

  return {
    db,
    connection,
    features,
    clock: () => now,
    now: () => now,
    setNow: (to: number): void => {
      now = to;
    },
    eventOf(visitor: string, more: Partial<StoredEvent> = {}): StoredEvent {
      made += 1;
      const id = `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
      return storedEvent(SITE, visitor, {
        event_id: id,
        url: `https://a.example/pricing`,
        session_id: `s_${visitor}`,
        timestamp: new Date(now),
        received_at: new Date(now),
        ...more,
      });
    },
    async commit(...events: StoredEvent[]): Promise<void> {
      await pipeline.commit(events);
      await pipeline.idle();
    },
    /** Lets some hours pass in which the server's jobs do what is due. */
    async settle(): Promise<void> {
      for (const minutes of [1, 90, 1, 1]) {
        now += minutes * MINUTE;
        while (await refreshDue(pipeline.projection));
        for (let turns = 0; turns < 4; turns += 1) await analytics.job();
      }
    },
    async stop(): Promise<void> {
      await features.stop();
      await db.stop();
    },
  };
}
export type AdminWorld = Awaited<ReturnType<typeof adminWorld>>;
