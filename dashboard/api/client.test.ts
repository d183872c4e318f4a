import { expect } from '@open-wc/testing';
import { fake, type SinonSpy } from 'sinon';
import { CallError, createClient } from './client.ts';
import { problemsByField } from './problems.ts';

const answering = (status: number, body: unknown) => fake.resolves(Response.json(body, { status }));
const failing = async (call: Promise<unknown>): Promise<CallError> => {
  try {
    await call;
  } catch (error) {
    if (error instanceof CallError) return error;
    throw error;
  }
  throw new Error('The call did not fail.');
};
const clientOf = (fetch: SinonSpy, onUnauthenticated = () => {}) =>
  createClient({ site: 'w_1', fetch: fetch as unknown as typeof window.fetch, onUnauthenticated });

describe('a call to the API', () => {
  it('names the site, and leaves out what is not asked', async () => {
    const fetch = answering(200, { data: [] });
    await clientOf(fetch).get('/visitors', { query: { q: 'a b', online: false, limit: 5 } });
    expect(fetch.firstCall.args[0]).to.equal('/api/visitors?q=a+b&limit=5&site=w_1');
  });

  it('sends JSON, even an empty one', async () => {
    const fetch = answering(200, {});
    await clientOf(fetch).send('POST', '/webhooks/1/test');
    const init = fetch.firstCall.args[1] as RequestInit;
    expect(init.body).to.equal('{}');
    expect(init.headers).to.deep.equal({ 'Content-Type': 'application/json' });
  });

  it('gives nothing for an answer without a body', async () => {
    const fetch = fake.resolves(new Response(null, { status: 204 }));
    expect(await clientOf(fetch).send('DELETE', '/webhooks/1')).to.equal(undefined);
  });

  it('fails with the code and words of the server', async () => {
    const answer = { error: { code: 'use_cursor', message: 'Use the cursor.' } };
    const error = await failing(clientOf(answering(422, answer)).get('/visitors'));
    expect([error.code, error.message, error.status]).to.deep.equal([
      'use_cursor',
      'Use the cursor.',
      422,
    ]);
  });

  it('fails as unreadable where a proxy answers for the server', async () => {
    const fetch = fake.resolves(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect((await failing(clientOf(fetch).get('/me'))).code).to.equal('unreadable');
  });

  it('fails as offline where nobody answers', async () => {
    const fetch = fake.rejects(new TypeError('Failed to fetch'));
    expect((await failing(clientOf(fetch).get('/me'))).code).to.equal('offline');
  });

  it('says when the session is over, but not when a password is wrong', async () => {
    const over = fake();
    const answer = (code: string) => answering(401, { error: { code, message: code } });
    await failing(clientOf(answer('wrong_credentials'), over).send('POST', '/session', {}));
    expect(over.callCount).to.equal(0);
    await failing(clientOf(answer('unauthenticated'), over).get('/visitors'));
    expect(over.callCount).to.equal(1);
  });
});

describe('problems by field', () => {
  it('are read from the details of an invalid form', () => {
    const details = [
      { path: 'password', message: 'too short' },
      { path: 'password', message: 'second' },
      { path: 'email', message: 'no e-mail' },
    ];
    expect(problemsByField(new CallError('invalid', '', 422, details))).to.deep.equal({
      password: 'too short',
      email: 'no e-mail',
    });
    expect(problemsByField(new CallError('unavailable', '', 503, details))).to.deep.equal({});
    expect(problemsByField(new Error('x'))).to.deep.equal({});
  });
});
