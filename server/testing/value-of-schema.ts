import fc from 'fast-check';
import { z } from 'zod';
import { nastyObject, nastyValue, orNasty } from './nasty-value.ts';

/** What is read of a JSON Schema. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  format?: string;
  pattern?: string;
  $defs?: Record<string, Schema>;
}

/** Texts that some field somewhere takes; addresses lead nowhere but to this machine. */
const TEXTS = [
  'A text',
  'jane@acme.example',
  'acme.example',
  'https://127.0.0.1:1/page?q=1',
  '/pricing*',
  'page_view',
  '#1a2b3c',
  'Europe/Berlin',
  '09:00',
  'de',
  'DE',
  '10.0.0.0/8',
  'a'.repeat(64),
  'Frame-Optionen: größer',
];

const text = ({ maxLength = 100, format }: Schema, ids: readonly string[]): fc.Arbitrary<string> =>
  format === 'date-time'
    ? fc.constantFrom('2026-03-23T12:00:00Z', '1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59Z')
    : fc.oneof(
        fc.constantFrom(...TEXTS, ...ids),
        fc.uuid(),
        fc.string({ maxLength: Math.min(maxLength, 100) }),
      );

const number = ({ minimum = -10, maximum = 1000, type }: Schema): fc.Arbitrary<number> =>
  type === 'integer'
    ? fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) })
    : fc.double({ min: minimum, max: maximum, noNaN: true });

type Make = (
  part: Schema,
  ids: readonly string[],
  inner: (one: Schema) => fc.Arbitrary<unknown>,
) => fc.Arbitrary<unknown>;

const KINDS: Readonly<Record<string, Make>> = {
  string: text,
  integer: number,
  number,
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: ({ items = {} }, _, inner) => fc.array(inner(items), { maxLength: 3 }),
  object: () => nastyObject,
};

/** Values as a schema wants them, with a nasty one here and there. */
export function valueOfSchema(schema: z.ZodType, ids: readonly string[]): fc.Arbitrary<unknown> {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

  const of = (part: Schema, depth: number): fc.Arbitrary<unknown> => {
    const inner = (one: Schema): fc.Arbitrary<unknown> => orNasty(of(one, depth + 1), 12);
    if (part.$ref !== undefined) {
      const name = part.$ref.split('/').at(-1) ?? '';
      const found = part.$ref === '#' ? root : root.$defs?.[name];
      return found && depth < 8 ? of(found, depth + 1) : nastyValue;
    }
    if (part.const !== undefined) return fc.constant(part.const);
    if (part.enum) return fc.constantFrom(...part.enum);
    const choice = part.anyOf ?? part.oneOf;
    if (choice) return fc.oneof(...choice.map((one) => of(one, depth + 1)));
    if (part.allOf?.[0]) return of(part.allOf[0], depth + 1);
    if (part.properties) {
      const fields = Object.entries(part.properties).map(([name, one]) => [name, inner(one)]);
      const record = fc.record(
        Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>,
        {
          requiredKeys: part.required ?? [],
        },
      );
      return record;
    }
    const kind = Array.isArray(part.type) ? part.type[0] : part.type;
    return KINDS[kind ?? '']?.(part, ids, inner) ?? nastyValue;
  };
  return of(root, 0);
}
