import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { after, before } from 'node:test';
import Koa from 'koa';
import { webhookEvent } from '../contracts/webhooks.ts';
import { OPERATIONS } from './operations.ts';
import { openapiRoutes } from './routes.ts';

let server: Server;
let base: string;
before(async () => {
  const app = new Koa();
  app.use(openapiRoutes({ publicUrl: 'http://localhost:3000', version: '1.2.3' }).routes());
  server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

const text = async (path: string): Promise<string> => (await fetch(base + path)).text();

test('answers the document as JSON, and 304 to who has it', async () => {
  const answer = await fetch(`${base}/api/openapi.json`);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
  const document = (await answer.json()) as { openapi: string; info: { version: string } };
  assert.equal(document.openapi, '3.1.0');
  assert.equal(document.info.version, '1.2.3');
  const headers = {
    'If-None-Match': answer.headers.get('etag') ?? '',
    // Else fetch asks past every cache.
    'Cache-Control': 'max-age=0',
  };
  assert.equal((await fetch(`${base}/api/openapi.json`, { headers })).status, 304);
});

test('shows every operation on a page that may run nothing and load only its style', async () => {
  const answer = await fetch(`${base}/api/docs`);
  const page = await answer.text();
  for (const { id } of OPERATIONS) assert.ok(page.includes(`id="${id}"`), id);
  for (const event of webhookEvent.options)
    assert.ok(page.includes(`<code class="path">${event}</code>`), event);
  assert.match(
    answer.headers.get('content-security-policy') ?? '',
    /^default-src 'none'; style-src/,
  );
  assert.doesNotMatch(page, /<script|\sstyle=|https?:\/\/(?!localhost|example\.com)/);
  assert.match(await text('/api/docs.css'), /color-scheme: light dark/);
});

test('every link within the page leads somewhere', async () => {
  const page = await text('/api/docs');
  const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(target), target);
});

test('finds operations by words of path, summary or error, and opens them', async () => {
  const page = await text('/api/docs?q=webhook+secret');
  assert.ok(page.includes('id="rotateWebhookSecret"'));
  assert.ok(!page.includes('id="listVisitors"'));
  assert.match(page, /<details class="operation" open/);
  assert.ok((await text('/api/docs?q=target_not_allowed')).includes('id="createWebhook"'));
  assert.match(await text('/api/docs?q=nonesuch'), /0 operations match/);
});

test('shows what was searched for as text, whatever it is', async () => {
  const page = await text(`/api/docs?q=${encodeURIComponent('"><img src=x>')}`);
  assert.ok(!page.includes('<img'));
  assert.ok(page.includes('&quot;&gt;&lt;img src=x&gt;'));
});
