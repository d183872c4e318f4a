import { html, type Html } from '../../http/html.ts';
import type { JsonSchema } from '../json-schemas.ts';

const REF = '#/components/schemas/';

/** The name that a reference to a schema ends in. */
export const nameIn = ({ $ref }: JsonSchema): string | undefined =>
  typeof $ref === 'string' ? $ref.slice(REF.length) : undefined;

/** A link to where a named schema is shown. */
const schemaLink = (name: string): Html => html`<a href="#schema-${name}">${name}</a>`;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const either = (parts: readonly Html[]): Html =>
  html`${parts.map((part, at) => (at === 0 ? part : html` or ${part}`))}`;

const limitsOf = (schema: JsonSchema): string[] => {
  const range = (low: string, high: string, unit: string): string[] => {
    const [from, to] = [schema[low], schema[high]];
    if (typeof from === 'number' && from === to) return [`${from}${unit}`];
    if (typeof from === 'number' && typeof to === 'number') return [`${from} to ${to}${unit}`];
    if (typeof from === 'number') return [`at least ${from}${unit}`];
    if (typeof to === 'number') return [`at most ${to}${unit}`];
    return [];
  };
  return [
    ...range('minimum', 'maximum', ''),
    ...range('minLength', 'maxLength', ' characters'),
    ...range('minItems', 'maxItems', ' items'),
    ...(typeof schema['pattern'] === 'string' ? [schema['pattern']] : []),
  ];
};

const withLimits = (name: Html | string, schema: JsonSchema): Html => {
  const limits = limitsOf(schema);
  return limits.length === 0
    ? html`${name}`
    : html`${name} <span class="limits">${limits.join(', ')}</span>`;
};

const constant = (value: unknown): Html => html`<code>${JSON.stringify(value)}</code>`;

/** What a JSON Schema allows, in words; a named schema as a link. */
export function schemaType(schema: JsonSchema): Html {
  const { anyOf, type, items } = schema;
  const name = nameIn(schema);
  if (name !== undefined) return schemaLink(name);
  if (Array.isArray(anyOf)) return either((anyOf as JsonSchema[]).map(schemaType));
  if (Array.isArray(schema['enum'])) return either((schema['enum'] as unknown[]).map(constant));
  if ('const' in schema) return constant(schema['const']);
  if (Array.isArray(type)) return withLimits((type as string[]).join(' or '), schema);
  if (type === 'array') {
    const prefix = schema['prefixItems'];
    if (Array.isArray(prefix)) return html`[${(prefix as JsonSchema[]).length} values]`;
    return withLimits(html`list of ${isSchema(items) ? schemaType(items) : 'anything'}`, schema);
  }
  const format = schema['format'];
  if (typeof format === 'string') return withLimits(format, schema);
  return typeof type === 'string' ? withLimits(type, schema) : html`anything`;
}

/** One row of a table of fields. */
export interface Field {
  /** With dots and `[]` where it is inside another: `organisation.name`, `data[].id`. */
  name: string;
  schema: JsonSchema;
  required: boolean;
  description?: string;
}

const inside = (schema: JsonSchema): { suffix: string; schema: JsonSchema } | undefined => {
  if (isSchema(schema['properties'])) return { suffix: '.', schema };
  const { items, anyOf } = schema;
  if (isSchema(items) && isSchema(items['properties'])) return { suffix: '[].', schema: items };
  const one = Array.isArray(anyOf)
    ? (anyOf as JsonSchema[]).find((option) => isSchema(option['properties']))
    : undefined;
  return one && { suffix: '.', schema: one };
};

/** Every field of an object, and those of the objects in it that have no name of their own. */
export function fieldsOf(schema: JsonSchema, prefix = ''): Field[] {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  return Object.entries(properties).flatMap(([key, value]) => {
    const field = value as JsonSchema;
    const name = `${prefix}${key}`;
    const more = inside(field);
    const { description } = field;
    return [
      {
        name,
        schema: field,
        required: required.includes(key),
        ...(typeof description === 'string' ? { description } : {}),
      },
      ...(more ? fieldsOf(more.schema, `${name}${more.suffix}`) : []),
    ];
  });
}
