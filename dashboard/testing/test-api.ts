import { createClient, type Client } from '../api/client.ts';

/** A call as the server saw it. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}

/** Answers calls by `"GET /visitors"`; a function gets the call, an `ApiFailure` becomes an error answer. */
export type Answers = Record<string, unknown>;

/** An error answer of the server. */
export class ApiFailure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details: unknown;

  constructor(status: number, code: string, message = code, details?: unknown) {
    this.status = status;
    this.code = code;
    this.message = message;
    this.details = details;
  }
}

const respond = (answer: unknown): Response => {
  if (answer instanceof ApiFailure) {
    const { status, code, message, details } = answer;
    return Response.json({ error: { code, message, details } }, { status });
  }
  return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
};

/** A server of a few lines: what it was asked, and answers that can be changed. */
export function testFetch(answers: Answers): {
  fetch: typeof fetch;
  calls: Call[];
  answers: Answers;
} {
  const calls: Call[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input, location.origin);
    const { method = 'GET', body } = init;
    const path = url.pathname.replace('/api', '');
    const call: Call = {
      method,
      path,
      query: url.searchParams,
      body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined,
    };
    calls.push(call);
    const key = `${method} ${path}`;
    const answer = Object.hasOwn(answers, key) ? answers[key] : new ApiFailure(404, 'not_found');
    const value: unknown = typeof answer === 'function' ? await answer(call) : answer;
    init.signal?.throwIfAborted();
    return respond(value);
  };
  return { fetch, calls, answers };
}

/** The real client over such a server. */
export function testApi(answers: Answers): { client: Client; calls: Call[]; answers: Answers } {
  const { fetch, calls } = testFetch(answers);
  return { client: createClient({ site: 'w_demo0001', fetch }), calls, answers };
}

/** An answer that never comes. */
export const never = () => new Promise<never>(() => undefined);
