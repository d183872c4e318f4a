import type { LookupKind, ProviderTest } from '../../contracts/enrichment.ts';
import type { AskedProvider, AskProvider } from '../providers/ask-provider.ts';
import { normaliseField } from '../providers/normalise-field.ts';
import type { FailureCode, ProviderQuestion, ProviderRow } from '../providers/provider-row.ts';
import { ApiError } from '../../errors.ts';
import { parseAddress } from '../ip-address.ts';
import { specialUse } from '../special-addresses.ts';
import { SAMPLES } from './check-own-provider.ts';

/** What is said of a failure, in the settings and here. */
export const FAILURES: Readonly<Record<FailureCode, string>> = {
  invalid_key: 'The provider does not accept this key.',
  quota_exceeded: 'The quota of this key is used up.',
  rate_limited: 'Too many requests; the provider asks to wait.',
  timeout: 'The provider did not answer within 2 s.',
  unreachable: 'The provider could not be reached.',
  forbidden_address: 'This address must not be asked.',
  bad_answer: 'The answer was not JSON as expected.',
  provider_error: 'The provider answered with an error.',
  refused: 'The provider did not take the question.',
};

const messageOf = ({ outcome, status }: AskedProvider): string => {
  const of = status === undefined ? '' : ` (HTTP ${status})`;
  if (outcome.kind === 'found') return 'The provider answered.';
  if (outcome.kind === 'nothing') return `It works; nothing is known of this one${of}.`;
  if (outcome.kind === 'later') return 'It works; the answer is still being looked up (HTTP 202).';
  return `${FAILURES[outcome.why]}${of}`;
};

/** A subject of the right form, and public. @throws ApiError `invalid` */
const checkSubject = (kind: LookupKind, value: string): string => {
  const address = kind === 'ip' ? parseAddress(value) : undefined;
  const ok = {
    ip: address !== undefined && specialUse(address) === undefined,
    domain: normaliseField('company.domain', value) !== undefined,
    email: /^[^@\s]+@[^@\s]+$/.test(value),
  }[kind];
  const what = { ip: 'a public address', domain: 'a domain', email: 'an e-mail address' }[kind];
  if (!ok) throw new ApiError('invalid', { message: `value: is not ${what}` });
  return value;
};

const questionOf = (row: ProviderRow, kind: LookupKind | undefined): ProviderQuestion => {
  const found = row.questions.find((one) => kind === undefined || one.kind === kind);
  if (!found) throw new ApiError('invalid', { message: `kind: ${row.name} cannot be asked so` });
  return found;
};

/**
 * Asks a provider one question, past cache and budget, and says what came of it.
 * @throws ApiError `invalid` for a kind or value that it does not take
 */
export async function tryProvider(
  ask: AskProvider,
  row: ProviderRow,
  key: string,
  wanted: { kind?: LookupKind | undefined; value?: string | undefined },
): Promise<ProviderTest> {
  const question = questionOf(row, wanted.kind);
  const value = checkSubject(question.kind, wanted.value ?? SAMPLES[question.kind]);
  const asked = await ask(row, question, { kind: question.kind, value }, key);
  const { outcome, status, durationMs } = asked;
  return {
    ok: outcome.kind !== 'failed',
    outcome: outcome.kind === 'failed' ? outcome.why : outcome.kind,
    message: messageOf(asked),
    ...(status === undefined ? {} : { status }),
    duration_ms: Math.round(durationMs),
    found: outcome.kind === 'found' ? outcome.fields : {},
  };
}
