import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const read = (path: string): Promise<string> =>
  readFile(new URL(`../${path}`, import.meta.url), 'utf8');

/** What the container sets itself, or has no use for. */
const NOT_IN_COMPOSE = new Set(['PORT', 'HOST', 'CLARM_DATA_DIR', 'NODE_ENV', 'IPDB_DIR']);

test('every setting is in the README, and is passed on by compose.yaml', async () => {
  const [settings, readme, compose] = await Promise.all(
    ['server/settings.ts', 'README.md', 'compose.yaml'].map(read),
  );
  const names = [...settings!.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name ?? '');
  assert.ok(names.length > 12, names.join());
  for (const name of names) {
    if (name === 'NODE_ENV') continue;
    assert.ok(readme!.includes(`\`${name}\``), `${name} is not in the README`);
    if (NOT_IN_COMPOSE.has(name)) continue;
    assert.match(compose!, new RegExp(`^      ${name}: `, 'm'), `${name} is not in compose.yaml`);
  }
});
