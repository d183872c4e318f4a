import assert from 'node:assert/strict';
import test from 'node:test';
import { z } from 'zod';
import { webhookBodies } from '../contracts/webhook-payloads.ts';
import { webhookEvent } from '../contracts/webhooks.ts';
import { errorsOf } from './errors-of.ts';
import { nameSchemas } from './json-schemas.ts';
import { openApiDocument } from './open-api-document.ts';
import { TAGS } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { webhookExample } from './webhook-objects.ts';

const document = openApiDocument(OPERATIONS, {
  publicUrl: 'https://clarm.example.com',
  version: '1.2.3',
});
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.values(methods).map((operation) => ({ path, ...operation })),
);

const refsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) =>
        key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
      );
const lookUp = (ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);

test('every reference leads somewhere, and nothing is described that nobody refers to', () => {
  const refs = new Set(refsIn(document));
  for (const ref of refs) assert.ok(lookUp(ref), ref);
  for (const section of ['schemas', 'examples'] as const)
    for (const name of Object.keys(document.components[section]))
      assert.ok(refs.has(`#/components/${section}/${name}`), name);
});

test('every operation has a name of its own, a chapter, and an answer when all goes well', () => {
  const ids = operations.map(({ operationId }) => operationId);
  assert.equal(new Set(ids).size, OPERATIONS.length);
  for (const { operationId, tags, responses } of operations) {
    assert.ok(Object.hasOwn(TAGS, tags[0] ?? ''), operationId);
    assert.ok(
      Object.keys(responses).some((status) => status.startsWith('2')),
      operationId,
    );
  }
});

test('every parameter of a path is explained, and no other', () => {
  for (const { path, operationId, parameters } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const explained = parameters.filter((parameter) => parameter.in === 'path');
    assert.deepEqual(
      explained.map(({ name }) => name),
      named,
      operationId,
    );
  }
});

test('every example is one that the server would take', () => {
  for (const { id, body, example } of OPERATIONS) {
    assert.equal(body === undefined, example === undefined, id);
    if (body) assert.ok(body.safeParse(example).success, id);
  }
});

test('describes every webhook: its signature, its body, and an example that is one', () => {
  assert.deepEqual(Object.keys(document.webhooks), webhookEvent.options);
  for (const event of webhookEvent.options) {
    const { parameters, requestBody } = document.webhooks[event]?.post ?? assert.fail(event);
    assert.deepEqual(
      parameters.map(({ in: place, name }) => `${place} ${name}`),
      ['header webhook-id', 'header webhook-timestamp', 'header webhook-signature'],
    );
    const { schema, example } = requestBody?.content['application/json'] ?? {};
    const shape = lookUp(String(schema?.['$ref'])) as { properties: Record<string, unknown> };
    assert.deepEqual(Object.keys(shape.properties), ['event', 'timestamp', 'data']);
    assert.deepEqual(example, webhookExample(event));
    assert.ok(webhookBodies.get(event)?.safeParse(example).success, event);
  }
});

test('says what an operation may answer: by who may call it, what it takes, and by itself', () => {
  const find = (id: string) => OPERATIONS.find((operation) => operation.id === id);
  const codes = (id: string) => [...errorsOf(find(id) as never).values()].flat();
  assert.ok(codes('listVisitors').includes('unauthenticated'));
  assert.ok(codes('listVisitors').includes('use_cursor'));
  assert.ok(codes('listVisitors').includes('site_required'));
  assert.ok(codes('createApiKey').includes('session_required'));
  assert.ok(codes('sendVisitorMessage').includes('unknown_token'));
  assert.ok(!codes('getMe').includes('site_required'));
  assert.deepEqual(errorsOf(find('getHealth') as never), new Map());
  const refused = document.paths['/api/visitors/{id}']?.['get']?.responses['404'];
  assert.match(refused?.description ?? '', /visitor_not_found/);
});

test('a cookie over https has the prefix that browsers protect', () => {
  const schemes = document.components.securitySchemes;
  assert.equal(schemes['session']?.['name'], '__Host-clarm_session');
});

test('queries say what is optional, and what they fall back to', () => {
  const parameters = document.paths['/api/visitors']?.['get']?.parameters ?? [];
  const limit = parameters.find(({ name }) => name === 'limit');
  assert.equal(limit?.required, false);
  assert.deepEqual(limit?.schema, { type: 'integer', minimum: 1, maximum: 100, default: 50 });
});

test('offers a cursor only where a list goes on by one', () => {
  const paged = operations.filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'page'),
  );
  const goesOn = paged.filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));
  assert.deepEqual(goesOn.map(({ operationId }) => operationId).toSorted(), [
    'listCompanies',
    'listConversations',
    'listDeliveries',
    'listVisitorEvents',
    'listVisitors',
  ]);
  assert.ok(paged.length > goesOn.length);
});

test('an export has whatever is kept of a visitor', () => {
  const shape = document.components.schemas['VisitorExport'];
  assert.deepEqual(shape?.['required'], [
    'exported_at',
    'profile',
    'events',
    'orders',
    'conversations',
  ]);
});

test('names the roles of members where not every one may', () => {
  const security = (id: string) =>
    operations.find(({ operationId }) => operationId === id)?.security;
  assert.deepEqual(security('eraseVisitor'), [{ session: ['owner', 'admin'] }, { key: ['write'] }]);
  assert.deepEqual(security('createApiKey'), [{ session: ['owner', 'admin'] }]);
  assert.deepEqual(security('replyToVisitor'), [{ session: [] }, { key: ['write'] }]);
});

test('a schema that differs by direction is had twice only where both are used', () => {
  const inner = z.object({ a: z.string().default('x') });
  const outer = z.object({ inner });
  const same = z.object({ b: z.string() });
  const named = { Inner: inner, Outer: outer, Same: same };
  const both = nameSchemas(named, { input: [outer, same], output: [outer, same] });
  assert.deepEqual(Object.keys(both.schemas), [
    'Inner',
    'InnerInput',
    'Outer',
    'OuterInput',
    'Same',
  ]);
  assert.deepEqual(both.schemas['InnerInput']?.['required'], undefined);
  assert.deepEqual(both.schemas['Inner']?.['required'], ['a']);
  assert.deepEqual(refsIn(both.schemas['OuterInput']), ['#/components/schemas/InnerInput']);
  assert.deepEqual(both.point(outer, 'input'), { $ref: '#/components/schemas/OuterInput' });
  const one = nameSchemas(named, { input: [outer], output: [same] });
  assert.deepEqual(Object.keys(one.schemas), ['Inner', 'Outer', 'Same']);
  assert.throws(() => one.point(z.string(), 'input'));
});
