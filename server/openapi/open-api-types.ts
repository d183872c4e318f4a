import type { ErrorAnswer } from '../contracts/errors.ts';
import type { JsonSchema } from './json-schemas.ts';

/** A parameter of a path, a query, or the headers of a webhook. */
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}
/** A body's schema, with an example. */
export interface Content {
  schema?: JsonSchema;
  example?: unknown;
  examples?: Record<string, { $ref: string }>;
}
/** A body by its media type. */
export type ContentByType = Record<string, Content>;
/** What an operation answers with one status. */
export interface ResponseObject {
  description: string;
  content?: ContentByType;
}
/** One operation as OpenAPI spells it. */
export interface OperationObject {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: true; content: ContentByType };
  responses: Record<string, ResponseObject>;
}
/** An OpenAPI 3.1 document, as far as this one goes. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  jsonSchemaDialect: string;
  info: { title: string; version: string; description: string; license: Record<string, string> };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, OperationObject>>;
  /** What this server sends, by event. */
  webhooks: Record<string, { post: OperationObject }>;
  components: {
    schemas: Record<string, JsonSchema>;
    examples: Record<string, { value: ErrorAnswer }>;
    securitySchemes: Record<string, JsonSchema>;
  };
}
