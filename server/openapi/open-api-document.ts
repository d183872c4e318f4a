import { ApiError, type ErrorCode } from '../errors.ts';
import { COMPONENTS } from './components.ts';
import { errorsOf, isOfSite } from './errors-of.ts';
import { nameSchemas, queryParameters, type NamedSchemas } from './json-schemas.ts';
import type {
  Content,
  OpenApiDocument,
  OperationObject,
  Parameter,
  ResponseObject,
} from './open-api-types.ts';
import { WEBHOOK_COMPONENTS, webhookObjects } from './webhook-objects.ts';
import { TAGS, type Answer, type Auth, type Operation } from './operation.ts';

const DESCRIPTION =
  'Errors are `{"error": {"code", "message", "details"?}}`; codes are stable, messages are for people. ' +
  'A member names the site with `?site=w_…` (optional with one site); a key belongs to one. ' +
  'Another tenant’s id answers 404. A key may ask 100 times a minute (`/api/track` has limits of its own); ' +
  'answers carry `X-RateLimit-Limit`, `X-RateLimit-Remaining` and `X-RateLimit-Reset`, and 429 and 503 `Retry-After` in seconds.';

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description });

const securitySchemes = (publicUrl: string) => ({
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: publicUrl.startsWith('https:') ? '__Host-clarm_session' : 'clarm_session',
    description: 'Of a member who signed in with POST /api/session.',
  },
  key: bearer('An API key, `clm_…`, with the scope that the operation names.'),
  conversation: bearer('The token of one conversation, `ct_…`.'),
  metrics: bearer('METRICS_TOKEN.'),
});

/** Roles of members, where not every one may. */
const ADMINS = ['owner', 'admin'];

/** An empty entry: without any of them, too. */
const SECURITY: Readonly<Record<Auth, readonly Record<string, string[]>[]>> = {
  none: [],
  track: [{}, { key: ['track'] }],
  read: [{ session: [] }, { key: ['read'] }],
  write: [{ session: [] }, { key: ['write'] }],
  manage: [{ session: ADMINS }, { key: ['write'] }],
  session: [{ session: [] }],
  admin: [{ session: ADMINS }],
  conversation: [{ conversation: [] }],
  metrics: [{}, { metrics: [] }],
};

const SITE: Parameter = {
  name: 'site',
  in: 'query',
  required: false,
  description: 'Which site, `w_…`. Needed by a member of several; a key has one.',
  schema: { type: 'string' },
};

/** What the router spells `:id`, OpenAPI spells `{id}`. */
export const templateOf = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

const parametersOf = (operation: Operation): Parameter[] => [
  ...Object.entries(operation.params ?? {}).map(([name, description]) => ({
    name,
    in: 'path' as const,
    required: true,
    description,
    schema: { type: 'string' },
  })),
  ...(operation.query ? queryParameters(operation.query) : []).map((parameter) => ({
    ...parameter,
    in: 'query' as const,
  })),
  ...(isOfSite(operation) ? [SITE] : []),
];

/** What every error looks like, by its code. */
const errorExamples = (operations: readonly Operation[]) => {
  const codes = new Set(
    operations.flatMap((operation) => [...errorsOf(operation).values()].flat()),
  );
  return Object.fromEntries(
    [...codes].map((code) => [
      code,
      { value: { error: { code, message: new ApiError(code).message } } },
    ]),
  );
};

const exampleRefs = (codes: readonly ErrorCode[]) =>
  Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));

const answerOf = ({ description, schema, type }: Answer, schemas: NamedSchemas): ResponseObject => {
  if (!schema && type === undefined) return { description };
  const content = schema ? { schema: schemas.point(schema, 'output') } : {};
  return { description, content: { [type ?? 'application/json']: content } };
};

const responsesOf = (operation: Operation, schemas: NamedSchemas) => {
  const schema = schemas.point(COMPONENTS.Error, 'output');
  const responses: Record<string, ResponseObject> = {};
  for (const [status, codes] of errorsOf(operation)) {
    responses[status] = {
      description: codes.map((code) => `\`${code}\``).join(', '),
      content: { 'application/json': { schema, examples: exampleRefs(codes) } },
    };
  }
  for (const [status, answer] of Object.entries(operation.answers))
    responses[status] = answerOf(answer, schemas);
  responses['default'] = {
    description: 'Any other error.',
    content: { 'application/json': { schema } },
  };
  return responses;
};

const FILE: Content = { schema: { type: 'string', format: 'binary' } };

const bodyOf = ({ body, example, tag, file }: Operation, schemas: NamedSchemas) => {
  if (file)
    return {
      requestBody: { required: true as const, content: { 'application/octet-stream': FILE } },
    };
  if (!body) return {};
  const content = {
    schema: schemas.point(body, 'input'),
    ...(example === undefined ? {} : { example }),
  };
  const isPublic = tag === 'Tracking' || tag === 'Chat';
  return {
    requestBody: {
      required: true as const,
      content: {
        'application/json': content,
        // Browsers send this one without asking first.
        ...(isPublic ? { 'text/plain': { schema: { type: 'string' } } } : {}),
      },
    },
  };
};

const operationObject = (operation: Operation, schemas: NamedSchemas): OperationObject => ({
  operationId: operation.id,
  summary: operation.summary,
  ...(operation.description === undefined ? {} : { description: operation.description }),
  tags: [operation.tag],
  security: [...SECURITY[operation.auth]],
  parameters: parametersOf(operation),
  ...bodyOf(operation, schemas),
  responses: responsesOf(operation, schemas),
});

/**
 * Generates the OpenAPI 3.1 document of a table of operations, its schemas from the very zod
 * schemas that requests are parsed with.
 */
export function openApiDocument(
  operations: readonly Operation[],
  { publicUrl, version }: { publicUrl: string; version: string },
): OpenApiDocument {
  const answers = operations.flatMap((operation) => Object.values(operation.answers));
  const schemas = nameSchemas(
    { ...COMPONENTS, ...WEBHOOK_COMPONENTS },
    {
      input: operations.flatMap(({ body }) => body ?? []),
      output: [
        COMPONENTS.Error,
        ...answers.flatMap(({ schema }) => schema ?? []),
        ...Object.values(WEBHOOK_COMPONENTS),
      ],
    },
  );
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of operations) {
    const path = templateOf(operation.path);
    (paths[path] ??= {})[operation.method] = operationObject(operation, schemas);
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Clarm',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    webhooks: webhookObjects(schemas),
    components: {
      schemas: schemas.schemas,
      examples: errorExamples(operations),
      securitySchemes: securitySchemes(publicUrl),
    },
  };
}
