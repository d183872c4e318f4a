import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { pino } from 'pino';
import type { AgentRow } from '../contracts/agents.ts';
import type { PublicMessage } from '../contracts/chat.ts';
import {
  SITE,
  testChat,
  textsOf,
  VISITOR,
  type TestChat,
} from '../conversations/testing/test-chat.ts';
import { createIndexes } from '../database.ts';
import { createEgress, type Egress } from '../egress/egress.ts';
import { createFollowUps, type FollowUps } from '../follow-ups/create-follow-ups.ts';
import { createSealer } from '../seal-secret.ts';
import { createAgents, type Agents } from './create-agents.ts';
import { standInModel, type StandInModel } from './testing/stand-in-model.ts';

const KEY = 'sk-very-secret-0123456789';
const nothing = { follows: async () => undefined, handle: async () => undefined };

describe("the site's agent, on the real engine, with a stand-in for the model", () => {
  let chat: TestChat;
  let model: StandInModel;
  let egress: Egress;
  let agents: Agents;
  let followUps: FollowUps;
  const logged: string[] = [];

  const startFollowUps = () => {
    const log = pino({}, { write: (line: string) => void logged.push(line) });
    followUps = createFollowUps({
      connection: chat.connection,
      handlers: { agent: agents.followUp, slack: nothing },
      clock: () => chat.clock.now,
      log,
      pollMs: 20,
    });
    followUps.start();
  };

  before(async () => {
    model = await standInModel();
    egress = createEgress({ allowPrivate: [model.pair] });
    chat = await testChat({
      onMessage: (message) => followUps.onMessage(message),
      onClosed: (site, id) => agents.onClosed(site, id),
    });
    agents = createAgents({
      connection: chat.connection,
      conversations: chat.chat,
      egress,
      sealer: createSealer(Buffer.alloc(32, 7)),
      brandOf: async () => 'Acme',
      hub: chat.hub,
      clock: () => chat.clock.now,
    });
    const { member } = chat.team.scope;
    if (member) chat.team.scope = { ...chat.team.scope, member: { ...member, role: 'admin' } };
    chat.mount(agents.routes);
    await createIndexes(chat.connection);
    startFollowUps();
  });
  after(async () => {
    await followUps.stop();
    model.stop();
    await egress.close();
    await chat.stop();
  });
  afterEach(async () => {
    for (const { id } of (await chat.call('GET', '/agents')).body.data as AgentRow[])
      await chat.call('DELETE', `/agents/${id}`);
    model.asked.length = 0;
    // The rest of the test suite's cached agents are older than this.
    chat.clock.now += 60_000;
  });

  const make = async (more: Record<string, unknown> = {}): Promise<AgentRow> => {
    const made = await chat.call('POST', '/agents', {
      name: 'Ada',
      base_url: model.baseUrl,
      model: 'small-1',
      api_key: KEY,
      ...more,
    });
    assert.equal(made.status, 201, made.text);
    return made.body as AgentRow;
  };

  type Opened = Awaited<ReturnType<TestChat['open']>>;
  /** The messages once there are so many; a stream tells when to look. */
  const whenSaid = async (opened: Opened, count: number): Promise<PublicMessage[]> => {
    const stream = await opened.stream();
    const found: PublicMessage[] = [];
    while (found.length < count) {
      const { event, data } = await stream.next();
      if (event === 'message') found.push(data as PublicMessage);
    }
    await stream.close();
    return found;
  };

  test('answers from the documents, with its name, as an AI, and links what it used', async () => {
    const agent = await make();
    model.pages.set(
      '/pricing',
      '<title>Pricing</title><nav>Home</nav><main><h1>Plans</h1><p>Growth costs 99 euros a month.</p></main>',
    );
    const learnt = await chat.call('POST', `/agents/${agent.id}/documents`, {
      url: `${model.site}/pricing`,
    });
    assert.equal(learnt.status, 201, learnt.text);
    model.reply = () => ({ text: 'Growth is 99 euros a month.\nSOURCES: 1' });
    const opened = await chat.open();
    await opened.say('What is Growth?');
    const [, answer] = await whenSaid(opened, 2);
    assert.equal(answer?.text, `Growth is 99 euros a month.\n\n[Pricing](${model.site}/pricing)`);
    assert.deepEqual(answer?.author, { name: 'Ada', agent: true });
    const [{ authorization, model: asked, messages }] = model.asked as [
      StandInModel['asked'][number],
    ];
    assert.equal(authorization, `Bearer ${KEY}`);
    assert.equal(asked, 'small-1');
    assert.match(messages[0]?.content ?? '', /Growth costs 99 euros a month/);
    assert.doesNotMatch(messages[0]?.content ?? '', /Home/, 'navigation is no knowledge');
    assert.ok(chat.hub.published.some((event) => event.kind === 'typing' && event.from === 'team'));
  });

  test('hands over when it is unsure, says so once, and is silent until the conversation is closed', async () => {
    await make({ handover_message: 'A colleague will come.' });
    model.reply = () => ({ text: 'HANDOVER' });
    const opened = await chat.open();
    await opened.say('Can I have a discount?');
    assert.equal((await whenSaid(opened, 2))[1]?.text, 'A colleague will come.');
    await opened.say('Hello?');
    await opened.patch({ status: 'closed' });
    model.reply = () => ({ text: 'Hi again.' });
    await opened.say('One more thing');
    assert.deepEqual(
      (await whenSaid(opened, 5)).map(({ text }) => text),
      ['Can I have a discount?', 'A colleague will come.', 'Hello?', 'One more thing', 'Hi again.'],
    );
  });

  test('whoever asks for a person gets one, and no model is asked', async () => {
    await make({ handover_message: 'A colleague will come.' });
    const opened = await chat.open();
    await opened.say('Can I talk to a human please?');
    assert.equal((await whenSaid(opened, 2))[1]?.text, 'A colleague will come.');
    assert.equal(model.asked.length, 0);
  });

  test('a person who replies silences it, even while the model is still thinking', async () => {
    await make();
    const opened = await chat.open();
    let think = (): void => undefined;
    const thinking = new Promise<void>((resolve) => {
      model.reply = () => {
        resolve();
        return new Promise((done) => {
          think = () => done({ text: 'Too late.' });
        });
      };
    });
    await opened.say('Anybody there?');
    await thinking;
    await opened.reply('Yes, me.');
    think();
    model.reply = () => ({ text: 'Never said.' });
    await opened.say('Great');
    // Its turn is over when nothing is on the list any more.
    for (;;) {
      const waiting = await chat.connection
        .collection('follow_ups')
        .countDocuments({ conversation_id: opened.id, due_at: { $exists: true } });
      if (waiting === 0) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.deepEqual(textsOf(await opened.list()), ['Anybody there?', 'Yes, me.', 'Great']);
  });

  test('an endpoint that fails for good hands over and is shown to the team, without its key', async () => {
    const agent = await make();
    const body = JSON.stringify({ error: { message: `Incorrect API key provided: ${KEY}` } });
    model.reply = () => ({ status: 401, body });
    const opened = await chat.open();
    await opened.say('Hi');
    await whenSaid(opened, 2);
    const shown = await chat.call('GET', `/agents/${agent.id}`);
    assert.match(shown.body.problem.message, /401.*Incorrect API key provided: …/);
    const documents = await chat.connection.collection('agents').find().toArray();
    for (const text of [shown.text, JSON.stringify(documents), logged.join('')])
      assert.ok(!text.includes(KEY), 'the key is nowhere to be read');
    assert.equal(shown.body.api_key_last_four, KEY.slice(-4));
  });

  test('a busy endpoint is asked again, and the answer comes once', async () => {
    await make();
    let tries = 0;
    model.reply = () => (tries++ === 0 ? { status: 503, body: '' } : { text: 'Here I am.' });
    const opened = await chat.open();
    await opened.say('Hi');
    assert.equal((await whenSaid(opened, 2))[1]?.text, 'Here I am.');
    assert.equal(tries, 2);
  });

  test('what was not answered when a process died is answered by the next one', async () => {
    await make();
    await followUps.stop();
    model.reply = () => ({ text: 'Back again.' });
    const opened = await chat.open();
    await opened.say('Hi');
    assert.equal(textsOf(await opened.list()).length, 1);
    startFollowUps();
    assert.equal((await whenSaid(opened, 2))[1]?.text, 'Back again.');
  });

  test('a question asked in two messages is answered once, with both', async () => {
    await make();
    await followUps.stop();
    model.reply = () => ({ text: 'Both.' });
    const opened = await chat.open();
    await opened.say('First half');
    await opened.say('second half');
    startFollowUps();
    assert.equal((await whenSaid(opened, 3))[2]?.text, 'Both.');
    assert.equal(model.asked.length, 1);
    assert.deepEqual(
      model.asked[0]?.messages.slice(1).map(({ content }) => content),
      ['First half', 'second half'],
    );
  });

  test('past the limit of the month it hands over', async () => {
    const agent = await make({ monthly_limit: 1, handover_message: 'Later.' });
    model.reply = () => ({ text: 'One.' });
    const tries = [];
    for (const text of ['a', 'b'])
      tries.push((await chat.call('POST', `/agents/${agent.id}/try`, { text })).body);
    assert.deepEqual(
      tries.map(({ outcome, text }) => [outcome, text]),
      [
        ['answer', 'One.'],
        ['handover', 'Later.'],
      ],
    );
  });

  test('reads the pages of one site, follows redirects, and searches them', async () => {
    const agent = await make();
    const words = ['refunds', 'shipping', 'cookies', 'careers', 'security'];
    model.pages.clear();
    model.pages.set('/start', { location: '/' });
    const links = words.map((word) => `<a href="/${word}#top">${word}</a>`).join('');
    model.pages.set(
      '/',
      `<title>Home &amp; more</title><body><p>Welcome.</p>${links}<a href="https://elsewhere.example/">x</a><a href="/logo.png">x</a></body>`,
    );
    for (const word of words) {
      const filler = `<p>${`All about ${word}. `.repeat(260)}</p>`;
      model.pages.set(`/${word}`, `<title>${word}</title><main>${filler}</main>`);
    }
    model.pages.delete('/careers');
    const learnt = await chat.call('POST', `/agents/${agent.id}/documents`, {
      url: `${model.site}/start`,
      follow: 50,
    });
    assert.deepEqual(
      learnt.body.documents.map(({ title }: { title: string }) => title),
      ['Home & more', 'refunds', 'shipping', 'cookies', 'security'],
    );
    assert.deepEqual(
      learnt.body.problems.map(({ message }: { message: string }) => message),
      ['The page answered 404.'],
    );
    model.reply = (_, system) => ({
      text: /All about cookies/.test(system) ? 'Found.' : 'HANDOVER',
    });
    const trial = await chat.call('POST', `/agents/${agent.id}/try`, { text: 'cookies?' });
    assert.equal(trial.body.outcome, 'answer', trial.text);
    assert.ok(trial.body.sources.every(({ title }: { title: string }) => title === 'cookies'));
  });

  test('a moved endpoint does not get the old key, and a forbidden address is refused', async () => {
    const agent = await make();
    const moved = await chat.call('PATCH', `/agents/${agent.id}`, {
      base_url: 'https://other.example/v1',
    });
    assert.equal(moved.body.api_key_last_four, undefined);
    for (const base_url of ['http://169.254.169.254/v1', 'http://[::1]/v1', 'http://10.0.0.1/v1']) {
      const refused = await chat.call('PATCH', `/agents/${agent.id}`, { base_url });
      assert.equal(refused.body.error.code, 'target_not_allowed', base_url);
    }
  });

  test('one agent answers; an erased visitor leaves nothing here', async () => {
    const first = await make();
    const second = await make({ name: 'Bea' });
    const rows = (await chat.call('GET', '/agents')).body.data as AgentRow[];
    assert.deepEqual(
      rows.map(({ id, enabled }) => [id, enabled]),
      [
        [first.id, false],
        [second.id, true],
      ],
    );
    const opened = await chat.open();
    await opened.say('a human please');
    await whenSaid(opened, 2);
    await followUps.eraseVisitor(SITE, VISITOR);
    await agents.eraseVisitor(SITE, VISITOR);
    for (const name of ['follow_ups', 'agent_threads']) {
      const left = await chat.connection.collection(name).countDocuments({ visitor_id: VISITOR });
      assert.equal(left, 0, name);
    }
  });
});
