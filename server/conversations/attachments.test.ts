import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { fileTypeOf, safeFileName } from './attachment-types.ts';
import { OTHER_SITE, SITE, testChat, type TestChat } from './testing/test-chat.ts';

let t: TestChat;

before(async () => {
  t = await testChat();
});
after(() => t.stop());

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(300_000, 7)]);
type Opened = Awaited<ReturnType<TestChat['open']>>;

const ask: typeof fetch = fetch;
const send = async (path: string, body: BodyInit, headers: Record<string, string> = {}) => {
  const response = await ask(t.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body,
    duplex: 'half',
  } as RequestInit);
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects
  return { status: response.status, body: (await response.json()) as any };
};
const sendFile = ({ path, as }: Opened, name: string, body: BodyInit) =>
  send(`${path}/attachments?name=${encodeURIComponent(name)}`, body, as());
const kept = () => t.connection.collection('attachments.files').countDocuments();

test('a visitor’s file reaches the team as it was, and never as a page', async () => {
  const chat = await t.open();
  const { status, body: file } = await sendFile(chat, '../../Screen shot.png', PNG);
  assert.equal(status, 201);
  assert.match(file.id, /^f_/);
  assert.deepEqual([file.name, file.type, file.size], ['Screen shot.png', 'image/png', PNG.length]);
  const sent = await chat.say('', uuidv7(), { attachments: [file.id] });
  assert.deepEqual(sent.body.attachments, [file]);
  assert.deepEqual((await chat.detail()).body.messages[0].attachments, [file]);
  assert.deepEqual((await chat.detail()).body.last_message, {
    from: 'visitor',
    text: '',
    attachments: 1,
  });
  for (const [path, headers] of [
    [`${chat.path}/attachments/${file.id}`, chat.as()],
    [`/conversations/${chat.id}/attachments/${file.id}`, {}],
  ] as const) {
    const response = await ask(t.origin + path, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    const hash = (of: Buffer) => createHash('sha256').update(of).digest('hex');
    assert.equal(hash(bytes), hash(PNG));
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename=/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.equal(response.headers.get('content-type'), 'image/png');
    assert.match(response.headers.get('cache-control') ?? '', /private/);
  }
});

test('a rep’s file reaches the visitor; nobody sends the other side’s', async () => {
  const chat = await t.open();
  const file = (await send(`/conversations/${chat.id}/attachments?name=a.pdf`, '%PDF-1.7 x')).body;
  const theft = await chat.say('mine', uuidv7(), { attachments: [file.id] });
  assert.deepEqual([theft.status, theft.body.error.code], [404, 'attachment_not_found']);
  const message = { message_id: uuidv7(), text: 'Here', attachments: [file.id] };
  const sent = await t.call('POST', `/conversations/${chat.id}/messages`, message);
  assert.equal(sent.status, 201);
  assert.deepEqual((await chat.list()).body.data[0].attachments, [file]);
});

test('a file is read with its own conversation’s token only', async () => {
  const mine = await t.open();
  const theirs = await t.open();
  const elsewhere = await t.open({ widget_id: OTHER_SITE });
  const { id } = (await sendFile(mine, 'a.txt', 'secret')).body;
  const read = (path: string, headers = {}) =>
    ask(`${t.origin}${path}/attachments/${id}`, { headers });
  assert.equal((await read(mine.path)).status, 401);
  assert.equal((await read(mine.path, theirs.as())).status, 401);
  assert.equal((await read(theirs.path, theirs.as())).status, 404);
  assert.equal((await read(`/conversations/${theirs.id}`)).status, 404);
  assert.equal((await read(`/conversations/${elsewhere.id}`)).status, 404);
  const other = await theirs.say('x', uuidv7(), { attachments: [id] });
  assert.equal(other.status, 404);
  assert.equal((await read(mine.path, mine.as())).status, 200);
});

test('refuses what is too large, of another kind, or not what its name says; nothing is left', async () => {
  const chat = await t.open();
  const before_ = await kept();
  const chunksBefore = await t.connection.collection('attachments.chunks').countDocuments();
  for (const [name, body, code] of [
    ['page.html', '<script>alert(1)</script>', 'file_not_allowed'],
    ['drawing.svg', '<svg onload="alert(1)"/>', 'file_not_allowed'],
    ['photo.png', '<script>alert(1)</script>', 'file_not_allowed'],
    ['notes.txt', 'MZ\0\0binary', 'file_not_allowed'],
    ['none', 'x', 'file_not_allowed'],
    ['empty.txt', '', 'file_not_allowed'],
    ['huge.png', Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]), 'too_large'],
  ] as const) {
    const { status, body: answer } = await sendFile(chat, name, body);
    assert.ok(status >= 400 && status < 500, name);
    assert.equal(answer.error.code, code, name);
  }
  assert.equal(
    (
      await send(`${chat.path}/attachments?name=a.txt`, 'x', {
        ...chat.as(),
        'content-type': 'text/plain',
      })
    ).status,
    415,
  );
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(PNG);
      for (let i = 0; i < 11; i++) controller.enqueue(new Uint8Array(1024 * 1024));
      controller.close();
    },
  });
  // Without a length the limit holds while reading; the server may hang up in the middle.
  await sendFile(chat, 'streamed.png', stream).then(
    ({ status }) => assert.equal(status, 413),
    () => undefined,
  );
  assert.equal(await kept(), before_);
  assert.equal(await t.connection.collection('attachments.chunks').countDocuments(), chunksBefore);
});

test('erasing a visitor, or a site, leaves no byte of their files', async () => {
  const visitor_id = 'v_files000000000000000';
  const chat = await t.open({ visitor_id });
  await sendFile(chat, 'a.png', PNG);
  const other = await t.open({ widget_id: OTHER_SITE });
  const { id } = (await sendFile(other, 'b.png', PNG)).body;
  const of = (key: string) => ({ $regex: `^${key}` });
  const left = async (key: string) => [
    await t.connection.collection('attachments.files').countDocuments({ _id: of(key) as never }),
    await t.connection.collection('attachments.chunks').countDocuments({ files_id: of(key) }),
  ];
  await t.chat.eraseVisitor(SITE, visitor_id);
  assert.deepEqual(await left(`${SITE}:${chat.id}`), [0, 0]);
  assert.deepEqual(await left(`${OTHER_SITE}:${other.id}:${id}`), [1, 2]);
  await t.chat.eraseSite(OTHER_SITE);
  assert.deepEqual(await left(OTHER_SITE), [0, 0]);
});

test('what no message names is swept away after a day', async () => {
  const chat = await t.open();
  const used = (await sendFile(chat, 'a.txt', 'x')).body;
  const unused = (await sendFile(chat, 'b.txt', 'x')).body;
  await chat.say('', uuidv7(), { attachments: [used.id] });
  const { now } = t.clock;
  t.clock.now = Date.now();
  await t.chat.sweepFiles();
  const exists = async (id: string) =>
    (await ask(`${t.origin}/conversations/${chat.id}/attachments/${id}`)).status === 200;
  assert.deepEqual([await exists(used.id), await exists(unused.id)], [true, true]);
  t.clock.now += 86_400_000 + 1_000;
  await t.chat.sweepFiles();
  assert.deepEqual([await exists(used.id), await exists(unused.id)], [true, false]);
  t.clock.now = now;
});

test('names and kinds', () => {
  assert.equal(safeFileName('C:\\x\\inv\u202Egnp.exe\u0000'), 'invgnp.exe');
  assert.equal(safeFileName('../..'), '..');
  assert.equal(safeFileName(`${'ä'.repeat(300)}.png`).length, 120);
  assert.ok(safeFileName(`${'ä'.repeat(300)}.png`).endsWith('.png'));
  assert.equal(safeFileName('/'), 'file');
  assert.equal(fileTypeOf('A.JPG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])), 'image/jpeg');
  assert.equal(fileTypeOf('a.constructor', Buffer.from('x')), undefined);
});
