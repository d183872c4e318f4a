/** Why an outgoing request has no answer. */
export type EgressErrorCode =
  'bad_url' | 'forbidden_address' | 'timeout' | 'aborted' | 'unreachable' | 'bad_answer';

/** An outgoing request that has no answer; the message may be shown to a site's team. */
export class EgressError extends Error {
  readonly code: EgressErrorCode;

  constructor(code: EgressErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'EgressError';
    this.code = code;
  }
}

/** By the codes of Node's net, dns and tls; the rest is named by its own code. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was closed before an answer came.',
  UND_ERR_SOCKET: 'The connection was closed before an answer came.',
  ENOTFOUND: 'The host name is not known.',
  EAI_AGAIN: 'The host name could not be looked up right now.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  ETIMEDOUT: 'The connection could not be made in time.',
  UND_ERR_CONNECT_TIMEOUT: 'The connection could not be made in time.',
  CERT_HAS_EXPIRED: 'The certificate of the host has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the host is self-signed.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the host is for another name.',
};

const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
};

/** What went wrong, as one of the typed errors; never with an address in its words. */
export function asEgressError(error: unknown): EgressError {
  if (error instanceof EgressError) return error;
  const code = codeOf(error);
  // undici's parser errors have a code only sometimes.
  const unreadable =
    code === 'UND_ERR_HEADERS_OVERFLOW' ||
    (error instanceof Error && error.name === 'HTTPParserError');
  if (unreadable)
    return new EgressError('bad_answer', 'The answer was not HTTP.', { cause: error });
  const words = WORDS[code] ?? `The request failed (${code}).`;
  return new EgressError('unreachable', words, { cause: error });
}
