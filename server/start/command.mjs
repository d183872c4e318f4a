/**
 * `npm run rebuild` and the like: builds what is stale, then runs the built command, or the
 * TypeScript file of a benchmark, that the first argument names.
 */
import { build, checkNode, install, ROOT, run, Stop } from './prepare.mjs';
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
const name = process.argv[2] ?? '';
if (name.endsWith('.ts'))
  process.exitCode = await run(process.execPath, [
    '--import',
    'tsx',
    name,
    ...process.argv.slice(3),
  ]);
else await import(pathToFileURL(join(ROOT, 'dist', 'server', `${name}.js`)).href);
