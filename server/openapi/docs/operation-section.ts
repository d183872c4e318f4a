import { html, type Html } from '../../http/html.ts';
import type { JsonSchema } from '../json-schemas.ts';
import type {
  ContentByType,
  OpenApiDocument,
  OperationObject,
  Parameter,
  ResponseObject,
} from '../open-api-types.ts';
import { fieldTable } from './field-table.ts';
import { prose } from './prose.ts';
import { fieldsOf, nameIn, schemaType } from './schema-type.ts';

/** An operation and where it is. */
export interface PlacedOperation {
  method: string;
  /** Of a webhook, its event. */
  path: string;
  operation: OperationObject;
  /** A webhook: this server asks, and the reader answers. */
  isSent?: true;
}

const SCHEMES: Readonly<Record<string, string>> = {
  session: 'a session',
  conversation: 'the conversation’s token',
  metrics: 'METRICS_TOKEN',
};

const accessOf = ({ operation: { security }, isSent }: PlacedOperation): string => {
  if (isSent) return 'signed';
  const ways = security.map((way) => {
    const [scheme, scopes] = Object.entries(way)[0] ?? [];
    if (scheme === undefined) return 'open';
    if (scheme === 'session' && scopes && scopes.length > 0)
      return `a session (${scopes.join(' or ')})`;
    return scheme === 'key' ? `a key (${scopes?.join(', ') ?? ''})` : (SCHEMES[scheme] ?? scheme);
  });
  return ways.length === 0 ? 'open' : ways.join(' or ');
};

const schemaIn = (content: ContentByType | undefined): JsonSchema | undefined =>
  Object.values(content ?? {}).find(({ schema }) => schema !== undefined)?.schema;

const bodySection = (
  { requestBody }: OperationObject,
  { schemas }: OpenApiDocument['components'],
): Html | false => {
  const schema = schemaIn(requestBody?.content);
  if (!requestBody || !schema) return false;
  const { example } = requestBody.content['application/json'] ?? {};
  const types = Object.keys(requestBody.content).join(' or ');
  const named = schemas[nameIn(schema) ?? ''] ?? {};
  return html`<h3>Request: ${schemaType(schema)}</h3>
    <p>As ${types}, such as</p>
    <pre><code>${JSON.stringify(example, null, 2)}</code></pre>
    ${fieldTable('Fields', fieldsOf(named))}`;
};

const errorLine = (code: string, message: string): Html =>
  html`<div><code>${code}</code> ${message}</div>`;

const answerRow = (
  [status, { description, content }]: [string, ResponseObject],
  { examples }: OpenApiDocument['components'],
): Html => {
  const errors = Object.keys(content?.['application/json']?.examples ?? {});
  const schema = schemaIn(content);
  return html`
    <tr>
      <th scope="row" class="${/^[123]/.test(status) ? 'good' : 'bad'}">${status}</th>
      <td>
        ${
          errors.length > 0
            ? errors.map((code) => errorLine(code, examples[code]?.value.error.message ?? ''))
            : prose(description)
        }
        ${errors.length === 0 && schema && schemaType(schema)}
      </td>
    </tr>
  `;
};

const parametersIn = (parameters: readonly Parameter[], place: Parameter['in']) =>
  parameters.filter((parameter) => parameter.in === place);

/** One operation, folded up; opened when it is what somebody looked for. */
export const operationSection = (
  placed: PlacedOperation,
  components: OpenApiDocument['components'],
  isOpen: boolean,
): Html => {
  const { method, path, operation } = placed;
  return html`
    <details class="operation" ${isOpen && 'open'}>
      <summary>
        <span class="method ${method}">${method.toUpperCase()}</span>
        <code class="path">${path}</code>
        <span class="what">${prose(operation.summary)}</span>
        <span class="access">${accessOf(placed)}</span>
      </summary>
      <div class="body" id="${operation.operationId}">
        ${operation.description !== undefined && html`<p>${prose(operation.description)}</p>`}
        ${fieldTable('In the path', parametersIn(operation.parameters, 'path'))}
        ${fieldTable('In the query', parametersIn(operation.parameters, 'query'))}
        ${fieldTable('In the headers', parametersIn(operation.parameters, 'header'))}
        ${bodySection(operation, components)}
        <table class="answers">
          <caption>
            Answers
          </caption>
          <tbody>
            ${Object.entries(operation.responses)
              .filter(([status]) => status !== 'default')
              .map((response) => answerRow(response, components))}
          </tbody>
        </table>
      </div>
    </details>
  `;
};
