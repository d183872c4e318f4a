import { LRUCache } from 'lru-cache';
import type {
  EnrichmentField,
  EnrichmentTier,
  LookupKind,
  PersonEnrichment,
} from '../../contracts/enrichment.ts';
import type { Clock } from '../../ports.ts';
import type { AskProvider, AskedProvider, Subject } from '../providers/ask-provider.ts';
import type { ProviderRow } from '../providers/provider-row.ts';
import { findProvider } from '../providers/provider-table.ts';
import type { ProviderKeys } from '../settings/provider-keys.ts';
import type { EnrichmentDoc, EnrichmentSettingsStore } from '../settings/settings-store.ts';
import { micros } from '../settings/usage-store.ts';
import type { ProviderToAsk } from './provider-to-ask.ts';
import { SHARED } from './subject-key.ts';

/** What is asked of whom for one site. */
export interface Plan {
  tier: EnrichmentTier;
  person: PersonEnrichment;
  /** Millionths of a dollar a month; null for no limit. */
  budget: number | null;
  providers: readonly ProviderToAsk[];
}

export interface PlansDeps {
  settings: EnrichmentSettingsStore;
  keys: ProviderKeys;
  ask: AskProvider;
  /** The operator's own keys, by provider: asked after the site's, of addresses only. */
  sharedKeys: ReadonlyMap<string, string>;
  /** What the DNS says of an address. */
  askDns(subject: Subject): Promise<AskedProvider>;
  clock: Clock;
}

const KEEP_MS = 5_000;
const MAX_SITES = 5_000;

const fieldsOf = (row: ProviderRow, kinds: readonly LookupKind[]): ProviderToAsk['fields'] =>
  Object.fromEntries(
    row.questions
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, fields, flags }) => [
        kind,
        new Set([...Object.keys(fields), ...(flags ? ['network.type'] : [])]),
      ]),
  );

/** Reverse DNS in the form of a provider: it costs nothing, and its answers are the site's own. */
const dnsOf = (site: string, askDns: PlansDeps['askDns']): ProviderToAsk => ({
  id: 'reverse_dns',
  owner: site,
  record: `${site}:reverse_dns`,
  kinds: new Set(['ip']),
  fields: { ip: new Set<EnrichmentField>(['company.domain', 'network.type']) },
  cost: () => 0,
  ask: askDns,
});

/** Knows whom a site asks, from a cache at most 5 s old. */
export function createPlans(deps: PlansDeps) {
  const { settings, keys, ask, sharedKeys, askDns, clock } = deps;
  const known = new LRUCache<
    string,
    { plan: Promise<Plan | null>; settled?: Plan | null; at: number }
  >({ max: MAX_SITES });

  const bound = (
    row: ProviderRow,
    given: Pick<ProviderToAsk, 'owner' | 'record'> & {
      kinds: readonly LookupKind[];
      key: () => string;
      cost?: number | undefined;
    },
  ): ProviderToAsk => {
    const questionOf = (kind: LookupKind) => row.questions.find((one) => one.kind === kind);
    return {
      id: row.id,
      owner: given.owner,
      record: given.record,
      kinds: new Set(given.kinds),
      fields: fieldsOf(row, given.kinds),
      cost: (kind) => micros(given.cost ?? questionOf(kind)?.cost ?? 0),
      async ask(subject) {
        const question = questionOf(subject.kind);
        if (!question) return { outcome: { kind: 'nothing' }, durationMs: 0 };
        // Unsealed for this one question.
        return ask(row, question, subject, given.key());
      },
    };
  };

  const ownProviders = (doc: EnrichmentDoc): ProviderToAsk[] =>
    doc.providers.flatMap((stored) => {
      const row = findProvider(stored.id, doc.own);
      const ready = stored.enabled && (stored.sealed !== undefined || row?.auth.kind === 'none');
      if (!row || !ready) return [];
      return bound(row, {
        owner: doc.site,
        record: `${doc.site}:${row.id}:${stored.sealed?.slice(-16) ?? ''}`,
        kinds: row.questions.map(({ kind }) => kind),
        key: () => keys.open(doc.site, stored),
        cost: stored.cost,
      });
    });

  const sharedProviders = [...sharedKeys].flatMap(([id, key]) => {
    const row = findProvider(id, []);
    if (!row?.questions.some(({ kind }) => kind === 'ip')) return [];
    return bound(row, { owner: SHARED, record: `${SHARED}:${id}`, kinds: ['ip'], key: () => key });
  });

  const load = async (site: string): Promise<Plan | null> => {
    const doc = await settings.forSite({ site }).get();
    const providers = [
      ...(doc.reverse_dns ? [dnsOf(site, askDns)] : []),
      ...ownProviders(doc),
      ...sharedProviders,
    ];
    if (providers.length === 0) return null;
    return {
      tier: doc.tier,
      person: doc.person_enrichment,
      budget: doc.monthly_budget === null ? null : micros(doc.monthly_budget),
      providers,
    };
  };

  const get = (site: string): Promise<Plan | null> => {
    const entry = known.get(site);
    if (entry && clock() - entry.at < KEEP_MS) return entry.plan;
    const plan = load(site);
    const fresh: { plan: Promise<Plan | null>; settled?: Plan | null; at: number } = {
      plan,
      at: clock(),
      // What was known goes on to count until the answer is there.
      ...(entry?.settled === undefined ? {} : { settled: entry.settled }),
    };
    known.set(site, fresh);
    plan.then(
      (settled) => {
        fresh.settled = settled;
      },
      () => {
        if (known.get(site) === fresh) known.delete(site);
      },
    );
    return plan;
  };

  return {
    get,
    /** Whether a site asks anybody, as far as it is known without waiting: ingest's question. */
    mayAsk(site: string): boolean {
      const entry = known.get(site);
      if (!entry || clock() - entry.at >= KEEP_MS) get(site).catch(() => undefined);
      // A site that is not known yet may.
      return entry?.settled !== null;
    },
    forget: (site: string): void => void known.delete(site),
  };
}
export type Plans = ReturnType<typeof createPlans>;
