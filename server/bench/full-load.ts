import type { Contender } from './contenders.ts';
import { drainProjection, drive } from './drive.ts';
import { mixed } from './traffic.ts';
import { healthOf, watchHealth } from './watch-health.ts';

/** Memory and event loop while the server takes all that it can, in words. */
export async function underFullLoad(product: Contender, seconds: number): Promise<string> {
  const health = watchHealth(product);
  const { eventsPerSecond } = await drive(product, mixed(product.site), { seconds });
  const { megabytes, megabytesByFifth, megabytesAMinute, delay } = healthOf(await health.end());
  const { drain } = await drainProjection(product);
  return [
    `${seconds} s of full load, ${Math.round(eventsPerSecond).toLocaleString('en')} events/s`,
    `  memory ${megabytes.toFixed(0)} MB, ${megabytesAMinute.toFixed(1)} MB a minute more (by fifths ${megabytesByFifth.map(Math.round).join(', ')}); event-loop delay p99 ${delay.toFixed(1)} ms (goal 20)`,
    `  all folded ${drain.toFixed(2)} s later`,
  ].join('\n');
}
