import assert from 'node:assert/strict';
import { isAbsolute } from 'node:path';
import test from 'node:test';
import { readSettings } from './settings.ts';
import { StartError } from './start/start-error.ts';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';

const complaint = (env: NodeJS.ProcessEnv): string => {
  try {
    readSettings(env);
  } catch (error) {
    assert.ok(error instanceof StartError);
    assert.equal(error.exitCode, 2);
    return error.message;
  }
  return assert.fail('was accepted');
};

test('needs nothing: loopback, port 3000, a data directory of its own, the demo on', () => {
  const settings = readSettings({});
  assert.equal(settings.host, '127.0.0.1');
  assert.equal(settings.port, 3000);
  assert.equal(settings.publicUrl, 'http://localhost:3000');
  assert.ok(isAbsolute(settings.dataDir));
  assert.equal(settings.demo, true);
  assert.equal(settings.production, false);
  assert.equal(settings.logLevel, 'info');
  assert.deepEqual(settings.trustProxy, []);
  assert.equal(settings.mongoUri, undefined);
});

test('takes an empty variable for an absent one', () => {
  const settings = readSettings({ PORT: '', MONGODB_URI: '', CLARM_SECRET: ' ', CLARM_DEMO: '' });
  assert.equal(settings.port, 3000);
  assert.equal(settings.secret, undefined);
  assert.equal(settings.demo, true);
});

test('runs the demo unless production, CLARM_DEMO=0 or another address says otherwise', () => {
  const demo = (env: NodeJS.ProcessEnv): boolean => readSettings(env).demo;
  assert.equal(demo({ NODE_ENV: 'production' }), false);
  assert.equal(demo({ CLARM_DEMO: '0' }), false);
  assert.equal(demo({ HOST: '0.0.0.0' }), false);
  assert.equal(demo({ HOST: '::' }), false);
  assert.equal(demo({ HOST: '0.0.0.0', CLARM_DEMO: '1' }), true);
  assert.equal(demo({ HOST: '::1' }), true);
  assert.equal(demo({ HOST: 'localhost' }), true);
  assert.equal(demo({ HOST: '127.0.0.2' }), true);
});

test('requires a secret beside MONGODB_URI, and 32 bytes of it', () => {
  assert.match(complaint({ MONGODB_URI: 'mongodb://db/clarm' }), /^CLARM_SECRET is required/);
  assert.match(complaint({ CLARM_SECRET: 'short' }), /CLARM_SECRET must be at least 32 bytes/);
  assert.equal(readSettings({ CLARM_SECRET: 'ä'.repeat(16) }).secret, 'ä'.repeat(16));
  const settings = readSettings({ MONGODB_URI: 'mongodb://db/clarm', CLARM_SECRET: SECRET });
  assert.equal(settings.mongoUri, 'mongodb://db/clarm');
});

test('names everything that is wrong at once, one line each, without the values of secrets', () => {
  const lines = complaint({
    PORT: '70000',
    MONGODB_URI: 'postgres://hunter2@db',
    REDIS_URL: 'http://hunter2@cache',
    CLARM_SECRET: 'hunter2',
    LOG_LEVEL: 'loud',
    CLARM_DEMO: 'yes',
  }).split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(' ')[0]),
    ['PORT', 'MONGODB_URI', 'REDIS_URL', 'CLARM_SECRET', 'CLARM_DEMO', 'LOG_LEVEL'],
  );
  assert.ok(!lines.join().includes('hunter2'));
});

test('wants both halves of the first account or neither', () => {
  assert.match(complaint({ CLARM_ADMIN_EMAIL: 'a@b.example' }), /set both or neither/);
  assert.match(complaint({ CLARM_ADMIN_PASSWORD: 'long enough' }), /set both or neither/);
  const both = readSettings({
    CLARM_ADMIN_EMAIL: 'A@b.example',
    CLARM_ADMIN_PASSWORD: 'long enough',
  });
  assert.equal(both.adminEmail, 'a@b.example');
});

test('reads lists and checks every entry of them', () => {
  const settings = readSettings({
    TRUST_PROXY: 'loopback, private 192.0.2.0/24,2001:db8::1',
    CLARM_ALLOW_PRIVATE: '10.0.0.5:8080,[fd00::1]:443,hooks.internal:80',
  });
  assert.deepEqual(settings.trustProxy, ['loopback', 'private', '192.0.2.0/24', '2001:db8::1']);
  assert.deepEqual(settings.allowPrivate, ['10.0.0.5:8080', '[fd00::1]:443', 'hooks.internal:80']);
  assert.match(complaint({ TRUST_PROXY: 'all' }), /^TRUST_PROXY "all" is not/);
  assert.match(complaint({ TRUST_PROXY: '10.0.0.0/33' }), /^TRUST_PROXY/);
  assert.match(complaint({ CLARM_ALLOW_PRIVATE: '10.0.0.5' }), /^CLARM_ALLOW_PRIVATE "10.0.0.5"/);
});

test('takes an origin for PUBLIC_URL, without its trailing slash', () => {
  assert.equal(readSettings({ PUBLIC_URL: 'https://c.example/' }).publicUrl, 'https://c.example');
  assert.match(complaint({ PUBLIC_URL: 'https://c.example/clarm' }), /PUBLIC_URL must be/);
  assert.match(complaint({ PUBLIC_URL: 'c.example' }), /PUBLIC_URL must be/);
  assert.match(complaint({ PUBLIC_URL: 'ftp://c.example' }), /PUBLIC_URL must be/);
});

test('says what is wrong with a connection string, and nothing of what is in it', () => {
  const wrong = (uri: string) => complaint({ MONGODB_URI: uri, CLARM_SECRET: SECRET });
  for (const uri of [
    'mongodb://[bad',
    'mongodb://user:hunter2@ss@db/x',
    'mongodb://user:hunter2/x@db/x',
    'mongodb://user:hunter2?y@db/x',
    'mongodb://user:hunter2?hunter2=1@db/x',
    'mongodb://user:hunter2#y@db/x',
    'mongodb://user:%zz@db/x',
    'mongodb://db:99999/x',
    'mongodb://',
  ]) {
    const line = wrong(uri);
    assert.match(line, /^MONGODB_URI [^\n]+\.$/, uri);
    assert.ok(!line.includes('hunter2'), line);
  }
  assert.match(wrong('mongodb://db/x?foo=bar'), /^MONGODB_URI .*option foo is not supported\.$/);
  for (const uri of [
    'mongodb://%2Ftmp%2Fengine.sock/clarm',
    'mongodb://a,b:27018/clarm?replicaSet=rs',
    'mongodb+srv://user:p%40ss@cluster.example.net/?retryWrites=true&w=majority',
  ])
    assert.equal(readSettings({ MONGODB_URI: uri, CLARM_SECRET: SECRET }).mongoUri, uri);
});

test('takes an address or a name for HOST, and no url', () => {
  for (const HOST of ['0.0.0.0', '::', '::1', 'fe80::1%eth0', 'localhost', 'clarm_1', 'a.example.'])
    assert.equal(readSettings({ HOST }).host, HOST);
  for (const HOST of ['http://x', 'localhost:3000', '[::1]', '10.0.0.0/8', 'a b', '127.0.0.1,::1'])
    assert.match(complaint({ HOST }), /^HOST "[^\n]+" is not an address or a name[^\n]+\.$/);
});

test('knows the providers whose keys and addresses it takes', () => {
  const settings = readSettings({
    CLARM_PROVIDER_URLS: 'ipinfo=https://proxy.example/ipinfo/',
    CLARM_PROVIDER_KEYS: 'ipinfo=key=1, iplocate=key2',
  });
  assert.deepEqual([...settings.providerUrls], [['ipinfo', 'https://proxy.example/ipinfo']]);
  assert.deepEqual(
    [...settings.providerKeys],
    [
      ['ipinfo', 'key=1'],
      ['iplocate', 'key2'],
    ],
  );
  for (const [name, value] of [
    ['CLARM_PROVIDER_URLS', 'nosuch=https://x.y'],
    ['CLARM_PROVIDER_KEYS', 'ipinfo=k,zzz=hunter2'],
    ['CLARM_PROVIDER_KEYS', 'constructor=1'],
  ] as const) {
    const line = complaint({ [name]: value });
    assert.match(line, new RegExp(`^${name} .*people_data_labs, ipinfo.*\\.$`));
    assert.ok(!line.includes('hunter2') && !line.includes('\n'));
  }
});
