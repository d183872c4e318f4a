import type { EnrichmentField, LookupKind } from '../../contracts/enrichment.ts';
import type { Confidence, NetworkType } from '../../contracts/network.ts';
import { EgressError, type EgressErrorCode } from '../../egress/egress-error.ts';
import type { Egress, EgressAnswer } from '../../egress/egress.ts';
import { normaliseField } from './normalise-field.ts';
import type {
  FailureCode,
  KeyPlace,
  ProviderQuestion,
  ProviderRow,
  StatusMeaning,
} from './provider-row.ts';
import { readField, readPath } from './read-path.ts';

/** What a provider is asked about; the value is an address, a domain, or an e-mail. */
export interface Subject {
  kind: LookupKind;
  value: string;
}

/** What was read from an answer. */
export type FoundFields = Partial<Record<EnrichmentField, string | number>>;

/** What came of a question. `charged` ones cost what the site pays for an answer. */
export type ProviderOutcome =
  | { kind: 'found'; fields: FoundFields; confidence: Confidence }
  | { kind: 'nothing' }
  /** Ask again: it is being looked up. */
  | { kind: 'later'; retryAfterMs: number }
  | { kind: 'failed'; why: FailureCode; retryAfterMs?: number };

/** An outcome, and what the settings' test shows of how it came about. */
export interface AskedProvider {
  outcome: ProviderOutcome;
  status?: number;
  durationMs: number;
}

const TIMEOUT_MS = 2_000;
const MAX_ANSWER_BYTES = 256 * 1024;
const LATER_MS = 3_000;
const MAX_RETRY_AFTER_MS = 3_600_000;

const USUAL: Readonly<Record<number, StatusMeaning>> = {
  200: 'found',
  202: 'later',
  204: 'nothing',
  400: 'refused',
  401: 'invalid_key',
  402: 'quota_exceeded',
  403: 'invalid_key',
  404: 'nothing',
  422: 'refused',
  429: 'rate_limited',
};

const BY_EGRESS: Readonly<Record<EgressErrorCode, FailureCode>> = {
  bad_url: 'forbidden_address',
  forbidden_address: 'forbidden_address',
  timeout: 'timeout',
  aborted: 'timeout',
  unreachable: 'unreachable',
  bad_answer: 'bad_answer',
};

const meaningOf = (status: number, { statuses }: ProviderRow): StatusMeaning =>
  statuses?.[status] ?? USUAL[status] ?? 'provider_error';

/** Seconds or a date (RFC 9110); never more than an hour. */
const retryAfterOf = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : undefined;
};

const keyHeaders = (place: KeyPlace, key: string): Record<string, string> => {
  if (place.kind === 'bearer') return { Authorization: `Bearer ${key}` };
  return place.kind === 'header' ? { [place.name]: key } : {};
};

/** The URL that is asked; the subject can never leave its place in it. */
export function urlOf(
  base: string,
  { path }: Pick<ProviderQuestion, 'path'>,
  subject: Subject,
  place: KeyPlace,
  key: string,
): string {
  const filled = path.replaceAll(`{${subject.kind}}`, encodeURIComponent(subject.value));
  const url = new URL(base + filled);
  if (place.kind === 'query') url.searchParams.set(place.name, key);
  return url.href;
}

/** Reads an answer by a question's field map. */
export function readAnswer(question: ProviderQuestion, answer: unknown): ProviderOutcome {
  const fields: FoundFields = {};
  for (const [name, path] of Object.entries(question.fields)) {
    const field = name as EnrichmentField;
    const raw = readField(answer, path);
    const value = raw === undefined ? undefined : normaliseField(field, raw);
    if (value !== undefined) fields[field] = value;
  }
  for (const [type, paths] of Object.entries(question.flags ?? {})) {
    if (!paths.some((path) => readPath(answer, path) === true)) continue;
    fields['network.type'] = type as NetworkType;
    break;
  }
  if (Object.keys(fields).length === 0) return { kind: 'nothing' };
  return { kind: 'found', fields, confidence: question.confidence(answer) };
}

const outcomeOf = (
  answer: EgressAnswer,
  row: ProviderRow,
  question: ProviderQuestion,
  now: number,
): ProviderOutcome => {
  const meaning = meaningOf(answer.status, row);
  const retryAfterMs = retryAfterOf(answer.headers['retry-after'], now);
  if (meaning === 'nothing') return { kind: 'nothing' };
  if (meaning === 'later') return { kind: 'later', retryAfterMs: retryAfterMs ?? LATER_MS };
  if (meaning !== 'found') {
    return { kind: 'failed', why: meaning, ...(retryAfterMs ? { retryAfterMs } : {}) };
  }
  if (answer.truncated) return { kind: 'failed', why: 'bad_answer' };
  let body: unknown;
  try {
    body = JSON.parse(answer.body);
  } catch {
    return { kind: 'failed', why: 'bad_answer' };
  }
  if (typeof body !== 'object' || body === null) return { kind: 'failed', why: 'bad_answer' };
  return readAnswer(question, body);
};

/** Asks providers over HTTP: one adapter for every row of the table. Never rejects. */
export function createAskProvider({
  egress,
  bases,
  clock,
}: {
  egress: Egress;
  /** Other places than the table's, by provider: the operator's own proxy, or a test's stand-in. */
  bases: ReadonlyMap<string, string>;
  clock: () => number;
}) {
  return async function askProvider(
    row: ProviderRow,
    question: ProviderQuestion,
    subject: Subject,
    key: string,
  ): Promise<AskedProvider> {
    const start = clock();
    try {
      const answer = await egress.request({
        url: urlOf(bases.get(row.id) ?? row.base, question, subject, row.auth, key),
        method: question.method,
        headers: { Accept: 'application/json', ...keyHeaders(row.auth, key) },
        timeoutMs: TIMEOUT_MS,
        maxResponseBytes: MAX_ANSWER_BYTES,
      });
      return {
        outcome: outcomeOf(answer, row, question, clock()),
        status: answer.status,
        durationMs: answer.durationMs,
      };
    } catch (error) {
      // Whatever it was, its words are not handed on: a URL may have the key in it.
      const why = error instanceof EgressError ? BY_EGRESS[error.code] : 'unreachable';
      return { outcome: { kind: 'failed', why }, durationMs: clock() - start };
    }
  };
}
export type AskProvider = ReturnType<typeof createAskProvider>;
