import { html, type Html } from '../../http/html.ts';
import type { JsonSchema } from '../json-schemas.ts';
import type { OpenApiDocument } from '../open-api-types.ts';
import { fieldTable } from './field-table.ts';
import { operationSection, type PlacedOperation } from './operation-section.ts';
import { prose } from './prose.ts';
import { fieldsOf, schemaType } from './schema-type.ts';

const placed = ({ paths, webhooks }: OpenApiDocument): PlacedOperation[] => [
  ...Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  ),
  // Where it goes is the receiver's business.
  ...Object.entries(webhooks).map(([event, { post }]) => ({
    method: 'post',
    path: event,
    operation: post,
    isSent: true as const,
  })),
];

const textOf = ({ method, path, operation }: PlacedOperation): string =>
  [
    method,
    path,
    operation.operationId,
    operation.summary,
    operation.description,
    ...operation.tags,
    ...Object.values(operation.responses).map(({ description }) => description),
  ]
    .join(' ')
    .toLowerCase();

const matching = (operations: readonly PlacedOperation[], query: string): PlacedOperation[] => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter((operation) => {
    const text = textOf(operation);
    return words.every((word) => text.includes(word));
  });
};

const anchorOf = (tag: string): string => tag.toLowerCase().replaceAll(' ', '-');

const schemaSection = (name: string, schema: JsonSchema): Html => {
  const fields = fieldsOf(schema);
  return html`
    <details>
      <summary><code>${name}</code></summary>
      <div class="body" id="schema-${name}">
        ${fields.length > 0 ? fieldTable('Fields', fields) : html`<p>${schemaType(schema)}</p>`}
      </div>
    </details>
  `;
};

const tagSection = (
  { name, description }: OpenApiDocument['tags'][number],
  operations: readonly PlacedOperation[],
  components: OpenApiDocument['components'],
  isOpen: boolean,
): Html | false => {
  const own = operations.filter(({ operation }) => operation.tags.includes(name));
  return (
    own.length > 0 &&
    html`<section>
      <h2 id="${anchorOf(name)}">${name}</h2>
      <p>${description}</p>
      ${own.map((operation) => operationSection(operation, components, isOpen))}
    </section>`
  );
};

const contents = ({ tags }: OpenApiDocument): Html =>
  html`<nav aria-label="Contents">
    ${tags.map(({ name }) => html`<a href="#${anchorOf(name)}">${name}</a> `)}
    <a href="#schemas">Schemas</a>
  </nav>`;

const results = (query: string, found: number): Html => html`
  <p role="status">
    ${found} ${found === 1 ? 'operation matches' : 'operations match'} “${query}”.
    <a href="/api/docs">Show all</a>
  </p>
`;

/**
 * The API's description as a page that needs no script: folded sections, and a search that the
 * server answers.
 * @param query what was searched for; empty shows everything
 */
export function docsPage(document: OpenApiDocument, query: string): string {
  const all = placed(document);
  const isSearch = query.trim() !== '';
  const shown = isSearch ? matching(all, query) : all;
  const { info, tags, components } = document;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${info.title} API</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <header>
          <h1>${info.title} API <small>${info.version}</small></h1>
          <form role="search" action="/api/docs">
            <label for="q">Search operations, errors and paths</label>
            <input id="q" type="search" name="q" value="${query}" />
            <button>Search</button>
          </form>
          <a href="/api/openapi.json">OpenAPI 3.1</a>
        </header>
        <main>
          ${isSearch ? results(query, shown.length) : [html`<p>${prose(info.description)}</p>`, contents(document)]}
          ${tags.map((tag) => tagSection(tag, shown, components, isSearch))}
          <section>
            <h2 id="schemas">Schemas</h2>
            ${Object.entries(components.schemas).map(([name, schema]) =>
              schemaSection(name, schema),
            )}
          </section>
        </main>
      </body>
    </html>`.text;
}
