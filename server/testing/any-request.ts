import fc from 'fast-check';
import type { Operation } from '../openapi/operation.ts';
import { nastyObject, nastyValue, orNasty } from './nasty-value.ts';
import { valueOfSchema } from './value-of-schema.ts';

/** A request as it goes out. */
export interface AnyRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What a caller may know: ids that exist, and what opens doors. */
export interface Known {
  ids: readonly string[];
  /** Values of `Authorization` that are good for something. */
  authorizations: readonly string[];
  cookie: string;
}

const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null')).toWellFormed();

/** As it stands in a URL; some of it spelled wrong. */
const inUrl = (value: unknown): string => encodeURIComponent(asText(value)).replaceAll('.', '%2E');

const PATH_PARTS = ['%', '%ff', '%00', '..%2f..', '%E0%A4%A', '__proto__', 'null', '0', '-1'];

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  'content-type': ['application/json', 'text/plain', 'text/html', 'multipart/form-data', ';', ''],
  origin: ['null', 'https://evil.example', 'http://localhost:3000', '%', ''],
  'user-agent': [
    'Mozilla/5.0 (X11; Linux x86_64) Chrome/140',
    '',
    '\u00ff'.repeat(3_000),
    '$where',
  ],
  'x-forwarded-for': ['203.0.113.9', '::1, unknown', 'for=$where', ','.repeat(200)],
  'accept-language': ['*;q=x', 'de'],
  'if-none-match': ['*', '"x"', 'W/'],
  range: ['bytes=0-', 'bytes=9-1', 'x'],
  'sec-gpc': ['1', '2'],
  'sec-fetch-site': ['cross-site', 'same-origin', 'x'],
  'x-clarm-demo-ip': ['1.2.3.4', 'x', '::ffff:1.2.3.4'],
  'last-event-id': ['1', '-1', '$where'],
  accept: ['text/event-stream', 'application/json', ';;;'],
};

const someHeaders = fc
  .array(fc.constantFrom(...Object.keys(HEADERS)), { maxLength: 2 })
  .chain((names) =>
    fc.record(
      Object.fromEntries(names.map((name) => [name, fc.constantFrom(...(HEADERS[name] ?? []))])),
    ),
  );

const deep = (levels: number): string => `${'{"a":['.repeat(levels)}1${']}'.repeat(levels)}`;
const RAW = ['', '{', 'null', '"', '[1', '\ufeff{}', '{"a":1e999}', deep(10_000), '[]', '1'];

/** Any request to an operation: as its schemas want it, with something wrong in it here and there. */
export function anyRequest(operation: Operation, known: Known): fc.Arbitrary<AnyRequest> {
  const { method, path, query, body, file, example } = operation;
  const anyId = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known.ids).map(inUrl) },
    { weight: 1, arbitrary: fc.constantFrom(...PATH_PARTS) },
    { weight: 1, arbitrary: nastyValue.map(inUrl) },
  );
  const parts = path.split('/').map((part) => (part.startsWith(':') ? anyId : fc.constant(part)));

  const value = query ? valueOfSchema(query, known.ids) : nastyObject;
  const search = fc
    .tuple(orNasty(value, query ? 12 : 1), fc.option(fc.constantFrom(...known.ids), { freq: 4 }))
    .map(([fields, site]) => {
      const pairs = Object.entries((fields ?? {}) as Record<string, unknown>);
      if (site !== null) pairs.push(['site', site]);
      return pairs.map(([name, one]) => `${inUrl(name)}=${inUrl(one)}`).join('&');
    });

  const bodies: fc.WeightedArbitrary<string>[] = [
    { weight: 1, arbitrary: fc.constantFrom(...RAW) },
    { weight: 1, arbitrary: nastyValue.map((one) => JSON.stringify(one) ?? '') },
  ];
  if (body) {
    const made = valueOfSchema(body, known.ids).map((one) => JSON.stringify(one) ?? '');
    bodies.push({ weight: 10, arbitrary: made });
  }
  if (example !== undefined && typeof example === 'object') {
    const changed = nastyObject.map((more) => JSON.stringify({ ...example, ...more }));
    bodies.push({ weight: 2, arbitrary: changed });
  }

  return fc
    .record({
      parts: fc.tuple(...parts),
      search,
      headers: someHeaders,
      authorization: fc.option(fc.constantFrom(...known.authorizations, 'Bearer', 'Basic x'), {
        freq: 2,
      }),
      signedIn: fc.boolean(),
      body: fc.oneof(...bodies),
    })
    .map(({ parts: named, search: asked, headers, authorization, signedIn, body: said }) => ({
      method: method.toUpperCase(),
      path: `${named.join('/')}${asked === '' ? '' : `?${asked}`}`,
      headers: {
        'content-type': file ? 'application/octet-stream' : 'application/json',
        ...(signedIn ? { cookie: known.cookie } : {}),
        ...(authorization === null ? {} : { authorization }),
        ...headers,
      },
      ...(method === 'get' ? {} : { body: said }),
    }));
}
