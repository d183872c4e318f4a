import { startProduct } from './contenders.ts';
import { drainProjection, drive } from './drive.ts';
import { mixed } from './traffic.ts';
import { healthOf, watchHealth } from './watch-health.ts';

/** How long it takes all that it can. */
const SECONDS = Number(process.argv[2] ?? 600);
const WARM_UP_SECONDS = 20;

/* `npm run bench:memory`: whether the server's memory grows with what it has taken. */
const product = await startProduct();
try {
  await drive(product, mixed(product.site), { seconds: WARM_UP_SECONDS });
  const health = watchHealth(product);
  const { eventsPerSecond } = await drive(product, mixed(product.site), { seconds: SECONDS });
  const { megabytes, megabytesAMinute, delay } = healthOf(await health.end());
  const { drain } = await drainProjection(product);
  process.stdout.write(
    `${SECONDS} s of full load, ${Math.round(eventsPerSecond).toLocaleString('en')} events/s\n` +
      `  memory ${megabytes.toFixed(0)} MB, ${megabytesAMinute.toFixed(1)} MB a minute more; event-loop delay p99 ${delay.toFixed(1)} ms (goal 20)\n` +
      `  all folded ${drain.toFixed(2)} s later\n`,
  );
} finally {
  await product.stop();
}
