import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { createEgress, type Egress } from './egress.ts';
import type { EgressErrorCode } from './egress-error.ts';
import { followRedirects } from './follow-redirects.ts';

/** Where each path points. */
const PLACES: Readonly<Record<string, string>> = {
  '/old': '/new?a=1',
  '/new?a=1': './here',
  '/inside': 'http://169.254.169.254/latest/meta-data/',
  '/file': 'file:///etc/passwd',
  '/odd': 'https://[nowhere',
  '/round': '/round',
};
const server = createServer(({ url = '' }, res) => {
  const location = PLACES[url];
  if (location !== undefined) res.writeHead(302, { location }).end();
  else if (url === '/silent') res.writeHead(304).end();
  else res.end(`this is ${url}`);
});
let base: string;
let egress: Egress;
before(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const pair = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `http://${pair}`;
  egress = createEgress({ allowPrivate: [pair] });
});
after(async () => {
  await egress.close();
  server.close();
});

const follow = (path: string, most = 3, onMove?: (url: string) => void) =>
  followRedirects(egress, { url: base + path }, { most, ...(onMove ? { onMove } : {}) });
const code = (expected: EgressErrorCode) => (error: { code?: unknown }) => error.code === expected;

test('comes to where redirects lead, and tells of each on the way', async () => {
  const moves: string[] = [];
  const { url, answer } = await follow('/old', 2, (moved) => moves.push(moved));
  assert.deepEqual([url, answer.body], [`${base}/here`, 'this is /here']);
  assert.deepEqual(moves, [`${base}/new?a=1`, `${base}/here`]);
});

test('an answer that points nowhere is one like any other', async () => {
  assert.equal((await follow('/silent')).answer.status, 304);
  assert.equal((await follow('/plain')).url, `${base}/plain`);
});

test('follows so many and no more', async () => {
  await assert.rejects(follow('/old', 1), code('bad_answer'));
  await assert.rejects(follow('/round', 20), code('bad_answer'));
});

test('a redirect is checked like the first address', async () => {
  await assert.rejects(follow('/inside'), code('forbidden_address'));
  await assert.rejects(follow('/file'), code('bad_url'));
  await assert.rejects(follow('/odd'), code('bad_answer'));
});
