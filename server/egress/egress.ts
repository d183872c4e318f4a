import { lookup } from 'node:dns';
import { Agent, request as undiciRequest } from 'undici';
import { classifyLiteral, type AddressClass } from './classify-address.ts';
import { asEgressError, EgressError } from './egress-error.ts';
import { guardedConnector, type Resolve } from './guarded-connector.ts';
import { privateTargets } from './private-targets.ts';
import { readCapped } from './read-capped.ts';

/** One outgoing request. */
export interface EgressRequest {
  url: string;
  /** Default `GET`. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** From the look-up of the name to the last byte; default 10,000. */
  timeoutMs?: number;
  /** The answer is cut there, without an error; default 1 MB. */
  maxResponseBytes?: number;
  /** Ends the request early, with the code `aborted`. */
  signal?: AbortSignal;
}

/** An answer of any status; redirects are answers like any other and are never followed. */
export interface EgressAnswer {
  status: number;
  /** Lower-case names; several values of one name are joined with a comma. */
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Whether the body was longer than `maxResponseBytes`. */
  truncated: boolean;
  durationMs: number;
}

/** The one client for everything this server asks of others (contract §8). */
export interface Egress {
  /** @throws EgressError when there is no answer */
  request(request: EgressRequest): Promise<EgressAnswer>;
  /** What is wrong with a URL as far as it can be told without looking up its name. */
  refusalOf(url: string): EgressError | undefined;
  /** Ends every connection. */
  close(): Promise<void>;
}

export interface EgressOptions {
  /** `CLARM_ALLOW_PRIVATE`: `host:port` pairs that may be private. */
  allowPrivate: readonly string[];
  /** More URLs that may be private: the demo's own inbox. */
  allow?: (url: URL) => boolean;
  /** For tests; default is the system's resolver. */
  resolve?: Resolve;
}

const STRICT: ReadonlySet<AddressClass> = new Set(['public']);
const LENIENT: ReadonlySet<AddressClass> = new Set(['public', 'private']);
const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_BYTES = 1024 * 1024;

/** Names that are this machine wherever they are looked up (RFC 6761). */
const isLocalName = (host: string): boolean => /(^|\.)localhost\.?$/.test(host);

const parseTarget = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new EgressError('bad_url', 'The URL must begin with https:// or http://.');
  }
  if (url.username || url.password) {
    throw new EgressError('bad_url', 'The URL must not contain a user name or password.');
  }
  return url;
};

const flatten = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** A signal that ends on the caller's, or after a time; `release` forgets both. */
const deadline = (ms: number, outer: AbortSignal | undefined) => {
  const controller = new AbortController();
  const timer = setTimeout(
    () => controller.abort(new EgressError('timeout', `No answer came within ${ms / 1000} s.`)),
    ms,
  );
  const onAbort = () => controller.abort(new EgressError('aborted', 'The request was given up.'));
  if (outer?.aborted) onAbort();
  outer?.addEventListener('abort', onAbort, { once: true });
  const release = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', onAbort);
  };
  return { signal: controller.signal, release };
};

/** Makes the client. Two pools, because a connection once made is used again without a check. */
export function createEgress(options: EgressOptions): Egress {
  const resolve = options.resolve ?? lookup;
  const isPair = privateTargets(options.allowPrivate);
  const mayBePrivate = (url: URL) => isPair(url) || options.allow?.(url) === true;
  const strict = new Agent({ connect: guardedConnector(resolve, STRICT) });
  const lenient = new Agent({ connect: guardedConnector(resolve, LENIENT) });

  const refuse = (url: URL): void => {
    const kind = classifyLiteral(url.hostname) ?? (isLocalName(url.hostname) ? 'private' : null);
    if (kind !== null && !(mayBePrivate(url) ? LENIENT : STRICT).has(kind)) {
      throw new EgressError('forbidden_address', 'Requests to this address are not allowed.');
    }
  };

  return {
    async request({ url: text, timeoutMs = DEFAULT_TIMEOUT_MS, ...wanted }) {
      const url = parseTarget(text);
      refuse(url);
      const start = performance.now();
      const { signal, release } = deadline(timeoutMs, wanted.signal);
      try {
        const answer = await undiciRequest(url, {
          dispatcher: mayBePrivate(url) ? lenient : strict,
          method: wanted.method ?? 'GET',
          headers: { 'user-agent': 'Clarm', ...wanted.headers },
          body: wanted.body ?? null,
          signal,
        });
        const maxBytes = wanted.maxResponseBytes ?? DEFAULT_MAX_BYTES;
        const { text: body, truncated } = await readCapped(answer.body, maxBytes);
        return {
          status: answer.statusCode,
          headers: flatten(answer.headers),
          body,
          truncated,
          durationMs: Math.round(performance.now() - start),
        };
      } catch (error) {
        throw asEgressError(signal.aborted ? signal.reason : error);
      } finally {
        release();
      }
    },

    refusalOf(text) {
      try {
        refuse(parseTarget(text));
        return undefined;
      } catch (error) {
        return asEgressError(error);
      }
    },

    async close() {
      await Promise.all([strict.destroy(), lenient.destroy()]);
    },
  };
}
