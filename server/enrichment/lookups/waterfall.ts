import type { EnrichmentField } from '../../contracts/enrichment.ts';
import type { FoundField } from '../../contracts/finding.ts';
import type { NetworkType } from '../../contracts/network.ts';
import type { Subject } from '../providers/ask-provider.ts';
import type { Answer, Asker, Answers } from './answers.ts';
import { domainOf, mergeFields, type ProviderAnswer } from './merge-fields.ts';
import { onlyOwnCompany } from './may-name-company.ts';
import type { ProviderToAsk } from './provider-to-ask.ts';

/** What a waterfall brought; `retryAfterMs` where some provider is still looking. */
export interface Fallen {
  fields: FoundField[];
  domain: string | undefined;
  retryAfterMs?: number;
}

/** A provider whose word is that there is no company behind an address. */
const VETOES = 'reverse_dns';
const NO_OFFICE: ReadonlySet<unknown> = new Set<NetworkType>(['isp', 'mobile', 'hosting', 'vpn']);

const isFilled = (
  wanted: ReadonlySet<EnrichmentField>,
  answers: readonly ProviderAnswer[],
): boolean => {
  const found = new Set(mergeFields(answers).map(({ field }) => field));
  return [...wanted].every((field) => found.has(field));
};

/** Whether a provider could answer something that is still wanted. */
const canHelp = (
  provider: ProviderToAsk,
  kind: Subject['kind'],
  wanted: ReadonlySet<EnrichmentField>,
  answers: readonly ProviderAnswer[],
): boolean => {
  const found = new Set(mergeFields(answers).map(({ field }) => field));
  return [...wanted].some((field) => !found.has(field) && provider.fields[kind]?.has(field));
};

const readAnswer = (provider: ProviderToAsk, answer: Answer): ProviderAnswer | undefined => {
  if (answer.kind !== 'answered') return undefined;
  const { fields, confidence, at } = answer.answer;
  if (Object.keys(fields).length === 0) return undefined;
  return { source: provider.id, confidence, at: new Date(at).toISOString(), fields };
};

/**
 * Asks a site's providers one after another, in its order, until every wanted field is there; what
 * they say is merged field by field, the surest first. A provider that cannot add anything is not
 * asked.
 */
export async function askInTurn(
  answers: Pick<Answers, 'answerOf'>,
  providers: readonly ProviderToAsk[],
  subject: Subject,
  asker: Asker,
  /** `network`: what the offline data says of the address. */
  options: { wanted: readonly EnrichmentField[]; network?: NetworkType },
): Promise<Fallen> {
  const wanted = new Set(options.wanted);
  const got: ProviderAnswer[] = [];
  let retryAfterMs: number | undefined;
  for (const provider of providers) {
    if (!provider.kinds.has(subject.kind) || !canHelp(provider, subject.kind, wanted, got))
      continue;
    const answer = await answers.answerOf(provider, subject, asker);
    if (answer.kind === 'later') {
      retryAfterMs = Math.min(retryAfterMs ?? Number.POSITIVE_INFINITY, answer.retryAfterMs);
    }
    const read = readAnswer(provider, answer);
    if (!read) continue;
    got.push(options.network === undefined ? read : onlyOwnCompany(options.network, read));
    if (provider.id === VETOES && NO_OFFICE.has(read.fields['network.type'])) break;
    if (isFilled(wanted, got)) break;
  }
  return {
    fields: mergeFields(got),
    domain: domainOf(got),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}
