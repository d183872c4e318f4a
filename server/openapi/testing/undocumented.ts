import type { Operation } from '../operation.ts';
import { OPERATIONS } from '../operations.ts';

/** What is read of a router: where its routes are, and what they answer. */
export interface RegisteredRoutes {
  stack: readonly { path: string | RegExp; methods: readonly string[] }[];
}

/** Pages, files and the demo: not part of the API. */
const NO_API = /^\/?$|^\/(dashboard|widget|demo)(\/|$)|^\/api\/(docs(\.css)?|openapi\.json)$/;

/** A row's path as a router below `/api` has it, a slash at the end or not. */
const bare = (path: string): string => path.replace(/^\/api(?=\/)/, '').replace(/\/$/, '');

const rowsOf = (operations: readonly Operation[]): string[] =>
  operations.map(({ method, path }) => `${method.toUpperCase()} ${bare(path)}`);

const routesOf = (routers: readonly RegisteredRoutes[]): string[] =>
  routers
    .flatMap(({ stack }) => stack)
    .flatMap(({ path, methods }) =>
      NO_API.test(String(path))
        ? []
        : methods
            .filter((method) => method !== 'HEAD')
            .map((method) => `${method} ${bare(String(path))}`),
    );

/** Routes that have no row in the table, as `GET /visitors`; paths may begin with `/api` or not. */
export function undocumented(routers: readonly RegisteredRoutes[]): string[] {
  const rows = new Set(rowsOf(OPERATIONS));
  return [...new Set(routesOf(routers))].filter((route) => !rows.has(route));
}

/** Rows of the table that none of the routers has a route for. */
export function unserved(routers: readonly RegisteredRoutes[]): string[] {
  const routes = new Set(routesOf(routers));
  return rowsOf(OPERATIONS).filter((row) => !routes.has(row));
}
