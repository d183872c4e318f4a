import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addGauges, createMeters } from './metrics.ts';

test('shows commits, refusals by reason, the lag, how full the buffer is, and the queue', async () => {
  const meters = createMeters();
  addGauges(meters.registry, {
    pipeline: () => ({ waiting: 5, backlog: 15, room: 100, lagMs: 1_500, quarantined: 0 }),
    lookups: () =>
      ({ lookups: 0, hits: 0, calls: 0, failures: 0, saved: 0, queued: 0, addresses: 0 }) as never,
    deliveries: async () => 7,
    oldestPendingMs: async () => 2_500,
  });
  meters.committed(40, 3);
  meters.rejected('too_old');
  meters.rejected('too_old');
  const text = await meters.registry.metrics();
  for (const line of [
    'clarm_commit_events_bucket{le="20"} 0',
    'clarm_commit_events_bucket{le="50"} 1',
    'clarm_commit_seconds_bucket{le="0.005"} 1',
    'clarm_ingest_rejected_total{reason="too_old"} 2',
    'clarm_projection_lag_seconds 1.5',
    'clarm_ingest_buffer_fill_ratio 0.2',
    'clarm_delivery_queue 7',
    'clarm_pending_oldest_seconds 2.5',
  ]) {
    assert.ok(text.includes(`${line}\n`), line);
  }
});

test('answers within a second while the database is away, without what it would have said', async () => {
  const meters = createMeters();
  let away = true;
  addGauges(meters.registry, {
    pipeline: () => ({ waiting: 5, backlog: 15, room: 100, lagMs: 1_500, quarantined: 0 }),
    lookups: () =>
      ({ lookups: 0, hits: 0, calls: 0, failures: 0, saved: 0, queued: 0, addresses: 0 }) as never,
    deliveries: () => (away ? new Promise(() => undefined) : Promise.resolve(7)),
    oldestPendingMs: () => (away ? Promise.reject(new Error('away')) : Promise.resolve(1_000)),
  });
  const start = performance.now();
  const text = await meters.registry.metrics();
  assert.ok(performance.now() - start < 1_000);
  assert.match(text, /^clarm_projection_lag_seconds 1\.5$/m);
  assert.doesNotMatch(text, /^clarm_(delivery_queue|pending_oldest_seconds) /m);
  away = false;
  assert.match(await meters.registry.metrics(), /^clarm_delivery_queue 7$/m);
  away = true;
  assert.doesNotMatch(await meters.registry.metrics(), /^clarm_delivery_queue /m);
});
