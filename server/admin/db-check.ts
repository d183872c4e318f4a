import { checkDatabase } from './check-database.ts';
import { openApp } from './open-app.ts';
import { runCommand, say } from './run-command.ts';

/** Hours that are recounted and compared. */
const HOURS = 50;

/** `npm run db:check`: a line for everything that is wrong; exits with 1 where anything is. */
await runCommand(async (settings) => {
  const { app, connection, close } = await openApp(settings);
  const findings = [
    ...(await checkDatabase(connection, app.pipeline)),
    ...(await app.analytics.findDrift(HOURS)),
  ];
  await close();
  for (const finding of findings) say(finding);
  say(findings.length === 0 ? 'Everything is as it should be.' : `${findings.length} findings.`);
  return findings.length === 0 ? 0 : 1;
});
