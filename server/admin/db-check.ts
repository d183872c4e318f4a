import { checkDatabase } from './check-database.ts';
import { openFeatures } from './open-features.ts';
import { runCommand, say } from './run-command.ts';

/** `npm run db:check`: a line for everything that is wrong; exits with 1 where anything is. */
await runCommand(async (settings) => {
  const { features, connection, close } = await openFeatures(settings);
  const findings = await checkDatabase({ features, connection, clock: Date.now });
  await close();
  for (const finding of findings) say(finding);
  say(findings.length === 0 ? 'Everything is as it should be.' : `${findings.length} findings.`);
  return findings.length === 0 ? 0 : 1;
});
