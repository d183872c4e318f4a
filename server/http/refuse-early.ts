import type { ServerResponse } from 'node:http';
import { ApiError, type ErrorCode } from '../errors.ts';

/**
 * Answers before anything of the request is read or understood: no framework, no parsing, a body
 * that is made once. Browsers on other origins may read it, so that they learn when to come back.
 * @param seconds `Retry-After`
 */
export function refuseEarly(answer: ServerResponse, code: ErrorCode, seconds: number): void {
  const { status, body } = bodyOf(code);
  answer.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Retry-After': seconds,
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After',
  });
  answer.end(body);
}

const bodies = new Map<ErrorCode, { status: number; body: Buffer }>();

function bodyOf(code: ErrorCode): { status: number; body: Buffer } {
  const known = bodies.get(code);
  if (known) return known;
  const { status, message } = new ApiError(code);
  const made = { status, body: Buffer.from(JSON.stringify({ error: { code, message } })) };
  bodies.set(code, made);
  return made;
}
