import type { z } from 'zod';
import { webhookBodies } from '../contracts/webhook-payloads.ts';
import { webhookEvent, type WebhookEvent } from '../contracts/webhooks.ts';
import type { NamedSchemas } from './json-schemas.ts';
import type { OpenApiDocument, OperationObject, Parameter } from './open-api-types.ts';
import { WEBHOOK_TAG } from './operation.ts';
import { WEBHOOK_EXAMPLES } from './webhook-examples.ts';

/** When each of them is sent (contract §7, §8). */
const WHEN: Readonly<Record<WebhookEvent, string>> = {
  identify: 'A visitor says who they are',
  purchase: 'Somebody buys; once per `orderId` and `source`',
  goal_achieved: 'A visitor reaches a goal',
  visitor_enriched: 'A visitor’s company becomes known for the first time',
  high_intent_visitor: 'A visitor, or verified person, crosses the site’s threshold',
  enterprise_alert: 'A visitor of a big company reads the pages that count; once',
  conversation_started: 'A visitor writes for the first time in a conversation',
  message_sent: 'A visitor writes; without the text',
  visitor_erased: 'A visitor is erased: forget them, too',
};

const header = (name: string, description: string, schema: Parameter['schema']): Parameter => ({
  name,
  in: 'header',
  required: true,
  description,
  schema,
});

/** The headers of Standard Webhooks, by which a receiver knows whose it is and whether it is new. */
const HEADERS: readonly Parameter[] = [
  header('webhook-id', 'The same at every attempt: by it repetitions are ignored.', {
    type: 'string',
    format: 'uuid',
  }),
  header('webhook-timestamp', 'When this attempt was made, in seconds since 1970.', {
    type: 'string',
  }),
  header(
    'webhook-signature',
    '`v1,` and the base64 of HMAC-SHA-256 of `id.timestamp.body`, with the bytes after `whsec_` of the secret as its key. Two of them, with a space between, while a rotation lasts.',
    { type: 'string' },
  ),
];

const inPascalCase = (event: string): string =>
  event.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
const nameOf = (event: WebhookEvent): string => `${inPascalCase(event)}Webhook`;

const bodyOf = (event: WebhookEvent): z.ZodType => {
  const body = webhookBodies.get(event);
  if (!body) throw new Error(`There is no schema of ${event}.`);
  return body;
};

/** The schemas of what is sent, by the name that the description gives them. */
export const WEBHOOK_COMPONENTS: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  webhookEvent.options.map((event) => [nameOf(event), bodyOf(event)]),
);

/** The whole body of a webhook, as the documentation shows it. */
export const webhookExample = (event: WebhookEvent) => ({
  event,
  timestamp: '2026-03-23T14:35:00.000Z',
  data: WEBHOOK_EXAMPLES[event],
});

const operationOf = (event: WebhookEvent, schemas: NamedSchemas): OperationObject => ({
  operationId: `on${inPascalCase(event)}`,
  summary: WHEN[event],
  tags: [WEBHOOK_TAG],
  security: [],
  parameters: [...HEADERS],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: schemas.point(bodyOf(event), 'output'),
        example: webhookExample(event),
      },
    },
  },
  responses: {
    '2XX': { description: 'Taken.' },
    '410': { description: 'The endpoint is disabled.' },
    default: { description: 'Sent again later, the same bytes; nine times at most.' },
  },
});

/** The section `webhooks` of the description: what is sent to endpoints with the target `url`. */
export const webhookObjects = (schemas: NamedSchemas): OpenApiDocument['webhooks'] =>
  Object.fromEntries(
    webhookEvent.options.map((event) => [event, { post: operationOf(event, schemas) }]),
  );
