/**
 * `npm run rebuild` and the like: builds what is stale, then runs the command named by the first
 * argument.
 */
import { build, checkNode, install, ROOT, Stop } from './prepare.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

try {
  checkNode();
  await install();
  await build();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
await import(pathToFileURL(join(ROOT, 'dist', 'server', `${process.argv[2]}.js`)).href);
