import fc from 'fast-check';

/** What breaks servers: names that mean something to JavaScript or MongoDB, odd texts, numbers and dates. */
const NASTY: readonly unknown[] = [
  '$where',
  '$gt',
  '__proto__',
  'constructor',
  'toString',
  'a.b',
  '.',
  '\0',
  '\ud800',
  '\udfff',
  '',
  ' ',
  '%00',
  '../../etc/passwd',
  'javascript:alert(1)',
  'https://127.0.0.1:1/\ud800?token=1#x',
  'http://[::1]:99999/',
  'https://%',
  '[',
  '(?:(a+)+)+$',
  '*'.repeat(300),
  '9999-99-99',
  '2099-01-01T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '-000001-01-01T00:00:00Z',
  '0000-00-00',
  '\u202e\u200b\ufeff',
  '🏳️‍🌈'.repeat(50),
  'İ'.repeat(200),
  'x'.repeat(5_000),
  1e308,
  -1e308,
  5e-324,
  -0,
  -1,
  0.1,
  Number.MAX_SAFE_INTEGER + 2,
  2 ** 63,
  2 ** 31,
  null,
  true,
  [],
  {},
  [[[[]]]],
  [null],
  { $gt: '' },
  { $ne: null },
  { _bsontype: 'ObjectId', id: 'x' },
  { length: -1 },
];

const names = fc.constantFrom(
  '$set',
  '$where',
  '__proto__',
  '_bsontype',
  '_id',
  '$ref',
  '$id',
  'a.b',
  'x\0y',
  '\ud800',
  '',
  'email',
  'amount',
  'orderId',
  'goal',
  'id',
  'site',
  'toString',
  'hasOwnProperty',
  'toJSON',
);

/** Any JSON value, mostly a nasty one. */
export const nastyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.double(),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** Any object with nasty names. */
export const nastyObject = fc.dictionary(names, nastyValue, { maxKeys: 6 });

/** Mostly a good value, sometimes a nasty one in its place. */
export const orNasty = <T>(good: fc.Arbitrary<T>, weight = 8): fc.Arbitrary<unknown> =>
  fc.oneof({ weight, arbitrary: good }, { weight: 1, arbitrary: nastyValue });
