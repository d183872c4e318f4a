import { openFeatures } from './open-features.ts';
import { rebuildEverything } from './rebuild-everything.ts';
import { runCommand, say } from './run-command.ts';

const TELL_EVERY = 10_000;

/** `npm run rebuild`: makes every visitor again from events, while the server goes on. */
await runCommand(async (settings) => {
  const { features, connection, close } = await openFeatures(settings);
  let told = 0;
  const done = await rebuildEverything({ features, connection }, (count) => {
    if (count - told < TELL_EVERY) return;
    told = count;
    say(`${count} visitors …`);
  });
  await close();
  say(`Rebuilt ${done} visitors from their events; a running server recounts hours and companies.`);
  return 0;
});
