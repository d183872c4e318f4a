import { rebuildVisitors } from '../visitors/rebuild.ts';
import { openApp } from './open-app.ts';
import { runCommand, say } from './run-command.ts';

const AT_ONCE = 500;
const TELL_EVERY = 10_000;

/** `npm run rebuild`: makes every visitor again from events, while the server goes on. */
await runCommand(async (settings) => {
  const { app, close } = await openApp(settings);
  const { projection, visitors } = app.pipeline;
  let done = 0;
  let part: string[] = [];
  const rebuild = async (): Promise<void> => {
    await rebuildVisitors(projection, part);
    done += part.length;
    if (done % TELL_EVERY < part.length) say(`${done} visitors …`);
    part = [];
  };
  for await (const { _id } of visitors.all()) {
    part.push(_id);
    if (part.length >= AT_ONCE) await rebuild();
  }
  await rebuild();
  await app.analytics.markAll();
  await close();
  say(`Rebuilt ${done} visitors from their events; a running server recounts hours and companies.`);
  return 0;
});
