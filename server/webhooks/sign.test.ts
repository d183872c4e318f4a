import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { newSecret, signatureHeaders } from './sign.ts';

test("signs as the specification's example does", () => {
  const headers = signatureHeaders(
    {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      now: 1_614_265_330_000,
      body: '{"test": 2432232314}',
    },
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  );
  assert.deepEqual(headers, {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('the official library verifies with either secret during a rotation, and with no other', () => {
  const [old, fresh] = [newSecret(), newSecret()];
  const body = JSON.stringify({ event: 'identify', data: { name: 'Zoë 🎉' } });
  const headers = signatureHeaders({ id: 'm1', now: Date.now(), body }, [fresh, old]);
  for (const secret of [old, fresh]) {
    assert.deepEqual(new Webhook(secret).verify(body, headers), JSON.parse(body));
  }
  assert.throws(() => new Webhook(newSecret()).verify(body, headers));
  assert.throws(() => new Webhook(fresh).verify(`${body} `, headers));
  const late = signatureHeaders({ id: 'm1', now: Date.now() - 600_000, body }, [fresh]);
  assert.throws(() => new Webhook(fresh).verify(body, late), /too old/i);
});

test('a secret has the length and the form the specification asks for', () => {
  const secret = newSecret();
  const bytes = Buffer.from(secret.replace('whsec_', ''), 'base64').length;
  assert.match(secret, /^whsec_/);
  assert.ok(bytes >= 24 && bytes <= 64);
});
