import { z } from 'zod';

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = Record<string, unknown>;
export type Direction = 'input' | 'output';
type Schemas = Record<string, JsonSchema>;

const SECTION = '#/components/schemas/';
/** What zod says of every integer; it tells a reader nothing. */
const NO_BOUNDS = new Set<unknown>([Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]);

const tidy = ({ jsonSchema }: { jsonSchema: JsonSchema }): void => {
  // A client must take fields that a later version adds.
  if (jsonSchema['additionalProperties'] === false) delete jsonSchema['additionalProperties'];
  // The format says it, in fewer than two hundred characters.
  if (jsonSchema['format'] !== undefined) delete jsonSchema['pattern'];
  for (const bound of ['minimum', 'maximum'])
    if (NO_BOUNDS.has(jsonSchema[bound])) delete jsonSchema[bound];
};

const options = (io: Direction) => ({
  io,
  unrepresentable: 'any' as const,
  override: tidy,
  uri: (id: string) => `${SECTION}${id}`,
});

const bare = (schema: JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));

const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner.slice(SECTION.length)] : refsIn(inner),
  );
};

const rename = (value: unknown, names: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((inner) => rename(inner, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== '$ref' || typeof inner !== 'string') return [key, rename(inner, names)];
      const name = inner.slice(SECTION.length);
      return [key, `${SECTION}${names.get(name) ?? name}`];
    }),
  );
};

/** Of all schemas, those that are used and those that they refer to. */
const reachable = (all: readonly [string, JsonSchema][], used: readonly string[]): Schemas => {
  const byName = new Map(all);
  const found = new Map<string, JsonSchema>();
  const add = (name: string): void => {
    const schema = byName.get(name);
    if (!schema || found.has(name)) return;
    found.set(name, bare(schema));
    for (const inner of refsIn(schema)) add(inner);
  };
  for (const name of used) add(name);
  return Object.fromEntries(found);
};

/**
 * Schemas that are used in both directions and not the same in both (a default makes a field
 * optional in a request and certain in an answer), and all that refer to one: name → input's name.
 */
const twofold = (inputs: Schemas, outputs: Schemas): ReadonlyMap<string, string> => {
  const both = Object.keys(inputs).filter((name) => name in outputs);
  const differ = new Set(
    both.filter((name) => JSON.stringify(inputs[name]) !== JSON.stringify(outputs[name])),
  );
  for (let before = -1; before !== differ.size;) {
    before = differ.size;
    for (const name of both)
      if (refsIn(inputs[name]).some((ref) => differ.has(ref))) differ.add(name);
  }
  return new Map([...differ].map((name) => [name, `${name}Input`]));
};

/** A parameter of a query: its JSON Schema, and whether it must be there. */
export interface QueryParameter {
  name: string;
  schema: JsonSchema;
  required: boolean;
}

/** The parameters that a query is parsed with. */
export function queryParameters(query: z.ZodObject): QueryParameter[] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, options('input'));
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema: schema as JsonSchema,
    required: required.includes(name),
  }));
}

/** Schemas that refer to each other by name. */
export interface NamedSchemas {
  /** Those that are used, and those that they refer to, by name. */
  schemas: Record<string, JsonSchema>;
  /**
   * A reference to one of them.
   * @throws Error for a schema without a name
   */
  point(schema: z.ZodType, direction: Direction): { $ref: string };
}

/**
 * Turns zod schemas into JSON Schemas that refer to each other by name. One that differs by
 * direction, and is used in both, is had twice: `Widget` as answered, `WidgetInput` as sent.
 */
export function nameSchemas(
  named: Readonly<Record<string, z.ZodType>>,
  used: Readonly<Record<Direction, readonly z.ZodType[]>>,
): NamedSchemas {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const idOf = (schema: z.ZodType): string => {
    const id = registry.get(schema)?.id;
    if (id === undefined) throw new Error('This schema has no name in components.ts.');
    return id;
  };
  const [inputs, outputs] = (['input', 'output'] as const).map((io) =>
    reachable(
      Object.entries(z.toJSONSchema(registry, options(io)).schemas as Schemas),
      used[io].map(idOf),
    ),
  ) as [Schemas, Schemas];
  const inputNames = twofold(inputs, outputs);
  const renamed = Object.entries(inputs).map(([name, schema]) => [
    inputNames.get(name) ?? name,
    rename(schema, inputNames),
  ]);
  const all = [...renamed, ...Object.entries(outputs)] as [string, JsonSchema][];
  return {
    schemas: Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    point(schema, direction) {
      const id = idOf(schema);
      const name = direction === 'input' ? (inputNames.get(id) ?? id) : id;
      return { $ref: `${SECTION}${name}` };
    },
  };
}
