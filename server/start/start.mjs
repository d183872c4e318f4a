// @ts-check
/**
 * `npm start`: from a fresh clone to a running server. The server runs in this very process, so
 * that Ctrl-C reaches exactly one.
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
await import(pathToFileURL(join(ROOT, 'dist', 'server', 'main.js')).href);
