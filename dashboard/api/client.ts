import type { ErrorAnswer } from '../../server/contracts/errors.ts';
import { strings } from '../strings.ts';

/** A query's values; what is undefined, empty or false is left out. */
export type Query = Record<string, string | number | boolean | undefined>;

/** How a call can be told what it is for and when to stop. */
export interface CallOptions {
  query?: Query;
  signal?: AbortSignal;
}

/** A call that was not answered with 2xx, by the server's error table; `offline` when no answer came. */
export class CallError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(code: string, message: string, status = 0, details?: unknown) {
    super(message);
    this.name = 'CallError';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/** Speaks to `/api` for one site: JSON in, JSON out, `?site=` on every call. */
export interface Client {
  readonly site: string | undefined;
  get<T>(path: string, options?: CallOptions): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
}

/** What a client needs. */
export interface ClientDeps {
  site?: string;
  fetch: typeof fetch;
  /** The session is over; the app shows the sign-in page. */
  onUnauthenticated?: () => void;
}

const isErrorAnswer = (body: unknown): body is ErrorAnswer =>
  typeof body === 'object' && body !== null && 'error' in body;

const urlOf = (path: string, query: Query): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '' && value !== false) params.set(name, String(value));
  }
  const search = params.toString();
  return `/api${path}${search ? `${path.includes('?') ? '&' : '?'}${search}` : ''}`;
};

/** A file goes as it is, everything else as JSON. */
const typeOf = (body: unknown): string =>
  body instanceof Blob ? 'application/octet-stream' : 'application/json';

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
};

/** Makes the client of one site (or of none, before somebody is signed in). */
export function createClient({ site, fetch, onUnauthenticated }: ClientDeps): Client {
  const call = async <T>(
    method: string,
    path: string,
    { query = {}, signal }: CallOptions,
    body?: unknown,
  ): Promise<T> => {
    let response: Response;
    try {
      response = await fetch(urlOf(path, { ...query, site }), {
        method,
        credentials: 'same-origin',
        headers: body === undefined ? {} : { 'Content-Type': typeOf(body) },
        ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new CallError('offline', 'The server did not answer.');
    }
    const answer = await bodyOf(response);
    if (response.ok) return answer as T;
    const { code, message, details } = isErrorAnswer(answer)
      ? answer.error
      : { code: 'unreadable', message: strings.errors.answered(response.status), details: null };
    if (code === 'unauthenticated') onUnauthenticated?.();
    throw new CallError(code, message, response.status, details);
  };

  return {
    site,
    get: (path, options = {}) => call('GET', path, options),
    send: (method, path, body) =>
      call(method, path, {}, method === 'DELETE' ? undefined : (body ?? {})),
  };
}
