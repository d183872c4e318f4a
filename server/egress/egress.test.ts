import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { createEgress, type EgressOptions } from './egress.ts';
import type { EgressErrorCode } from './egress-error.ts';
import { guardedLookup, type Resolve } from './guarded-connector.ts';
import { isBelow, privateTargets } from './private-targets.ts';

const closing: (() => unknown)[] = [];
after(() => Promise.all(closing.map((close) => close())));

async function receiver(answer: RequestListener) {
  const seen: string[] = [];
  const server = createServer((req, res) => {
    seen.push(`${req.method} ${req.url}`);
    answer(req, res);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, pair: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}`, seen };
}

function egressWith(options: EgressOptions) {
  const egress = createEgress(options);
  closing.push(() => egress.close());
  return egress;
}

const code = (expected: EgressErrorCode) => (error: { code?: unknown }) => error.code === expected;

test('sends what it is given and hands back the answer', async () => {
  const { url, pair } = await receiver((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += chunk));
    req.on('end', () => {
      res.writeHead(201, { 'x-more': ['a', 'b'] });
      res.end(`${String(req.headers['x-test'])} ${body}`);
    });
  });
  const egress = egressWith({ allowPrivate: [pair] });
  const answer = await egress.request({
    url: `${url}/in`,
    method: 'POST',
    headers: { 'x-test': 'yes' },
    body: 'grüße',
  });
  assert.equal(answer.status, 201);
  assert.equal(answer.body, 'yes grüße');
  assert.match(answer.headers['x-more'] ?? '', /a,\s?b/);
  assert.equal(answer.truncated, false);
  assert.ok(answer.durationMs >= 0);
});

test('refuses loopback in every spelling unless the operator allows it', async () => {
  const { port, pair, seen } = await receiver((_, res) => res.end('ok'));
  const egress = egressWith({ allowPrivate: [] });
  const names = ['localhost', 'LOCALHOST', 'localhost.', 'a.localhost', 'ⓛocalhost', 'loc%61lhost'];
  for (const host of ['127.0.0.1', '127.1', '2130706433', '0x7f.0.0.1', '0177.1', ...names]) {
    await assert.rejects(
      egress.request({ url: `http://${host}:${port}/` }),
      code('forbidden_address'),
      host,
    );
  }
  assert.deepEqual(seen, []);
  const allowed = egressWith({ allowPrivate: [pair] });
  assert.equal((await allowed.request({ url: `http://127.1:${port}/` })).status, 200);
});

test('checks the address at connection time, not only the written one', async () => {
  const { port, seen } = await receiver((_, res) => res.end('ok'));
  const resolve: Resolve = (_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);
  const egress = egressWith({ allowPrivate: [], resolve });
  const url = `http://innocent.example:${port}/`;
  assert.equal(egress.refusalOf(url), undefined);
  await assert.rejects(egress.request({ url }), code('forbidden_address'));
  assert.deepEqual(seen, []);
  const allowed = egressWith({ allowPrivate: [`innocent.example:${port}`], resolve });
  assert.equal((await allowed.request({ url })).body, 'ok');
});

test('a name is looked up anew for every connection, and what was checked is what is connected', async () => {
  const { port, seen } = await receiver((_, res) =>
    res.writeHead(200, { connection: 'close' }).end(),
  );
  const { port: other } = await receiver((_, res) => res.end('not me'));
  const answers = ['127.0.0.1', '169.254.169.254', '127.0.0.1'];
  let asked = 0;
  const resolve: Resolve = (_, __, done) => {
    const address = answers[asked] ?? '127.0.0.1';
    asked += 1;
    done(null, [{ address, family: 4 }]);
  };
  const pair = `rebinding.example:${port}`;
  const egress = egressWith({ allowPrivate: [pair], resolve });
  const ask = () => egress.request({ url: `http://${pair}/` });
  assert.equal((await ask()).status, 200);
  await assert.rejects(ask(), code('forbidden_address'), 'it has changed its mind');
  assert.equal((await ask()).status, 200);
  assert.equal(asked, 3, 'one look-up a connection: nobody asks again after the check');
  assert.equal(seen.length, 2);
  await assert.rejects(
    egress.request({ url: `http://rebinding.example:${other}/` }),
    code('forbidden_address'),
    'what the operator allows is one port',
  );
});

test('a name with one forbidden address among good ones is not reached', () => {
  const addresses = [
    { address: '93.184.216.34', family: 4 },
    { address: '::ffff:169.254.169.254', family: 6 },
  ];
  const verdict = (list: typeof addresses, permitted: ('public' | 'private')[]) => {
    let error: Error | null | undefined;
    const lookup = guardedLookup((_, __, done) => done(null, list), new Set(permitted));
    lookup('some.example', { all: true }, (e) => (error = e));
    return error;
  };
  assert.equal(verdict(addresses.slice(0, 1), ['public']), null);
  assert.match(String(verdict(addresses, ['public'])), /not allowed/);
  assert.match(String(verdict(addresses, ['public', 'private'])), /not allowed/);
  assert.match(String(verdict([], ['public'])), /not allowed/);
});

test('a path that may be private opens no other path of the same origin', async () => {
  const { url, seen } = await receiver((_, res) => res.end('ok'));
  const egress = egressWith({ allowPrivate: [], allow: isBelow(`${url}/demo/inbox`) });
  assert.equal((await egress.request({ url: `${url}/demo/inbox/1` })).status, 200);
  for (const path of [
    '/',
    '/admin',
    '/demo/inbox/../admin',
    '/demo/inbox/%2e%2e/x',
    '/demo/inboxes',
  ]) {
    await assert.rejects(egress.request({ url: url + path }), code('forbidden_address'), path);
  }
  assert.deepEqual(seen, ['GET /demo/inbox/1']);
});

test('link-local and metadata stay out of reach whatever the operator allows', () => {
  const pairs = ['169.254.169.254:80', '[fd00:ec2::254]:80', '[fe80::1]:80', '0.0.0.0:80'];
  const egress = egressWith({ allowPrivate: pairs, allow: () => true });
  for (const pair of pairs) {
    assert.equal(egress.refusalOf(`http://${pair}/`)?.code, 'forbidden_address', pair);
  }
  assert.equal(egress.refusalOf('http://10.0.0.1/'), undefined);
});

test('takes http and https only, and no credentials in the URL', () => {
  const egress = egressWith({ allowPrivate: [] });
  for (const url of [
    'ftp://example.com/',
    'file:///etc/passwd',
    'nonsense',
    'https://u:p@x.com/',
    'https://example.com@169.254.169.254/',
    'http://user@127.0.0.1/',
  ]) {
    assert.equal(egress.refusalOf(url)?.code, 'bad_url', url);
  }
  assert.equal(egress.refusalOf('https://example.com/hook'), undefined);
});

test('does not follow a redirect', async () => {
  const { url, pair, seen } = await receiver((_, res) => {
    res.writeHead(302, { location: '/elsewhere' }).end();
  });
  const egress = egressWith({ allowPrivate: [pair] });
  assert.equal((await egress.request({ url: `${url}/here` })).status, 302);
  assert.deepEqual(seen, ['GET /here']);
});

test('gives up on a receiver that never answers, and on one that never ends', async () => {
  const { url, pair } = await receiver((req, res) => {
    if (req.url === '/drip') res.write('a');
  });
  const egress = egressWith({ allowPrivate: [pair] });
  for (const path of ['/silent', '/drip']) {
    await assert.rejects(egress.request({ url: url + path, timeoutMs: 100 }), code('timeout'));
  }
});

test('ends when its caller gives up', async () => {
  const { url, pair } = await receiver(() => {});
  const egress = egressWith({ allowPrivate: [pair] });
  const controller = new AbortController();
  const request = egress.request({ url, signal: controller.signal });
  controller.abort();
  await assert.rejects(request, code('aborted'));
});

test('reads no more of an endless answer than the cap', async () => {
  const { url, pair } = await receiver((_, res) => {
    const more = () => {
      while (res.write('x'.repeat(65_536)));
    };
    res.on('drain', more);
    more();
  });
  const egress = egressWith({ allowPrivate: [pair] });
  const { status, body, truncated } = await egress.request({ url, maxResponseBytes: 1000 });
  assert.deepEqual([status, body.length, truncated], [200, 1000, true]);
});

test('names a refused connection and a broken answer', async () => {
  const { url, pair } = await receiver((req) => {
    if (req.url === '/reset') req.socket.destroy();
    else req.socket.end('no http at all\r\n\r\n');
  });
  const egress = egressWith({ allowPrivate: [pair, '127.0.0.1:1'] });
  await assert.rejects(egress.request({ url: `${url}/reset` }), code('unreachable'));
  await assert.rejects(egress.request({ url: `${url}/garbage` }), code('bad_answer'));
  await assert.rejects(egress.request({ url: 'http://127.0.0.1:1/' }), code('unreachable'));
});

test('an operator pair needs its port', () => {
  assert.throws(() => privateTargets(['10.0.0.1']), TypeError);
  const allowed = privateTargets(['crm.internal:443', '[::1]:80']);
  assert.equal(allowed(new URL('https://CRM.internal/x')), true);
  assert.equal(allowed(new URL('http://crm.internal/x')), false);
  assert.equal(allowed(new URL('http://[0:0::1]/x')), true);
});
