import { z } from 'zod';

/** What a site's plan lets it look up; people only from `growth` on (contract §6). */
export const enrichmentTier = z.enum(['starter', 'growth', 'enterprise']);
export type EnrichmentTier = z.infer<typeof enrichmentTier>;

/** Whether people are looked up by their e-mail; `outside_eea` leaves out the EEA and who may be in it. */
export const personEnrichment = z.enum(['off', 'outside_eea', 'everywhere']);
export type PersonEnrichment = z.infer<typeof personEnrichment>;

/** What a provider is asked by: the visitor's address, a company's domain, an identified e-mail. */
export const lookupKind = z.enum(['ip', 'domain', 'email']);
export type LookupKind = z.infer<typeof lookupKind>;

/** Every field that can be found. */
export const enrichmentField = z.enum([
  'company.name',
  'company.domain',
  'company.industry',
  'company.size',
  'company.revenue',
  'company.location',
  'company.founded',
  'location.city',
  'location.region',
  'location.country',
  'network.type',
  'network.asn',
  'network.org',
  'person.name',
  'person.title',
  'person.linkedin_url',
]);
export type EnrichmentField = z.infer<typeof enrichmentField>;

/** Where one field comes from. */
export const fieldSource = z.object({
  /** `offline`, `email`, `reverse_dns`, or a provider's id. */
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  /** When it was found, ISO 8601 UTC; of offline data its date. */
  at: z.string(),
});
export type FieldSource = z.infer<typeof fieldSource>;

const money = z.number().min(0).max(1_000_000);
const providerId = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
/** Names joined by dots, a number for a place in a list: `data.company.name`, `results.0.city`. */
const answerPath = z.string().regex(/^[\p{L}\p{N}_$@-]+(\.[\p{L}\p{N}_$@-]+){0,9}$/u);

/** How a provider wants its key. */
export const providerAuth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('bearer') }),
  z.object({ kind: z.literal('header'), name: headerName }),
  z.object({ kind: z.literal('query'), name: headerName }),
]);

/** A provider that a site describes itself: one question, one answer in JSON. */
export const ownProvider = z.object({
  /** `own_…`; chosen by the site. */
  id: z.string().regex(/^own_[a-z0-9_]{1,32}$/),
  name: z.string().trim().min(1).max(60),
  kind: lookupKind,
  method: z.enum(['GET', 'POST']).default('GET'),
  /** Has `{ip}`, `{domain}` or `{email}` in its path or query, as the kind says. */
  url: z.string().max(1024),
  auth: providerAuth,
  /** Where in the answer each field is. */
  fields: z
    .partialRecord(enrichmentField, answerPath)
    .refine((fields) => Object.keys(fields).length > 0, 'name at least one field'),
  confidence: z.enum(['high', 'medium', 'low']).default('medium'),
  /** What an answered lookup costs, US dollars. */
  cost: money.default(0),
  /** A value that it is tried out with before it is saved. */
  sample: z.string().trim().min(1).max(320),
});
export type OwnProvider = z.infer<typeof ownProvider>;

/** A provider that can be switched on. */
export const knownProvider = z.object({
  id: z.string(),
  name: z.string(),
  kinds: z.array(lookupKind),
  fields: z.array(enrichmentField),
  needs_key: z.boolean(),
  /** List price of an answered lookup, US dollars, by kind; a site may set what it really pays. */
  costs: z.partialRecord(lookupKind, z.number()),
  /** Where its API is described, or its key is had. */
  url: z.string().optional(),
});
export type KnownProvider = z.infer<typeof knownProvider>;

/** How a provider has fared lately. */
export const providerState = z.enum([
  'ok',
  'unused',
  'no_key',
  'invalid_key',
  'quota_exceeded',
  'rate_limited',
  'failing',
]);
export type ProviderState = z.infer<typeof providerState>;

/** A provider as a site has it; the list's order is the order in which they are asked. */
export const siteProvider = z.object({
  id: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  /** The last four characters; null where there is no key, or it is too short to show any. */
  key_last_four: z.string().nullable(),
  has_key: z.boolean(),
  /** What an answered lookup costs this site, US dollars; null for the list price. */
  cost: z.number().nullable(),
  state: providerState,
  /** Of the last failure, for people. */
  last_error: z.string().optional(),
  last_error_at: z.string().optional(),
});
export type SiteProvider = z.infer<typeof siteProvider>;

/** `GET /api/settings/enrichment`, and the answer of `PUT`. */
export const enrichmentSettings = z.object({
  tier: enrichmentTier,
  person_enrichment: personEnrichment,
  /** US dollars in a calendar month (UTC); null for no limit. */
  monthly_budget: z.number().nullable(),
  /** Ask the DNS for the name of an address: a second opinion that costs nothing. */
  reverse_dns: z.boolean(),
  providers: z.array(siteProvider),
  own: z.array(ownProvider),
  /** Everything that `providers` may name, the site's own rows included. */
  catalog: z.array(knownProvider),
});
export type EnrichmentSettings = z.infer<typeof enrichmentSettings>;

/** `PUT /api/settings/enrichment`: the whole setting, except that a key which is not sent stays. */
export const putEnrichmentSettings = z.object({
  tier: enrichmentTier,
  person_enrichment: personEnrichment,
  monthly_budget: money.nullable(),
  reverse_dns: z.boolean(),
  /** In the order in which they are asked; what is left out is removed, its key with it. */
  providers: z
    .array(
      z.object({
        id: providerId,
        enabled: z.boolean(),
        /** A new key; null forgets the one that is there. */
        key: z.string().trim().min(8).max(512).nullable().optional(),
        cost: money.nullable().optional(),
      }),
    )
    .max(20),
  own: z.array(ownProvider).max(10),
});
export type PutEnrichmentSettings = z.infer<typeof putEnrichmentSettings>;

/** `POST /api/settings/enrichment/test`: asks a provider now, with the saved key unless one is sent. */
export const testProvider = z.object({
  /** One of `catalog`; or a row of one's own that is not saved yet. */
  provider: z.union([providerId, ownProvider]),
  key: z.string().trim().min(8).max(512).optional(),
  /** Where it takes several; the first it takes unless given. */
  kind: lookupKind.optional(),
  /** An address, domain or e-mail; a well-known one unless given. */
  value: z.string().trim().min(1).max(320).optional(),
});
export type TestProvider = z.infer<typeof testProvider>;

/** What came of it: 200 whether the provider answered or not. */
export const providerTest = z.object({
  ok: z.boolean(),
  /** `found`, `nothing`, `later`, or why not: `invalid_key`, `quota_exceeded`, `rate_limited`, `timeout`, `unreachable`, `forbidden_address`, `bad_answer`, `provider_error`. */
  outcome: z.string(),
  /** For people; never has the key in it. */
  message: z.string(),
  /** HTTP status, where an answer came. */
  status: z.number().int().optional(),
  duration_ms: z.number().int(),
  /** What was read from the answer. */
  found: z.partialRecord(enrichmentField, z.union([z.string(), z.number()])),
});
export type ProviderTest = z.infer<typeof providerTest>;

/** `GET /api/settings/enrichment/usage`: this calendar month (UTC), US dollars. */
export const enrichmentUsage = z.object({
  /** `YYYY-MM` */
  month: z.string(),
  /** Questions that had an answer somewhere or were asked of a provider. */
  lookups: z.number().int(),
  /** Answered from the cache, fresh or stale; also what is known to have no answer. */
  hits: z.number().int(),
  /** `hits / lookups`, 0–1; null before the first. */
  hit_rate: z.number().nullable(),
  /** What the hits would have cost. */
  saved: z.number(),
  spent: z.number(),
  budget: z.number().nullable(),
  budget_left: z.number().nullable(),
  /** Lookups left out because the budget was spent. */
  over_budget: z.number().int(),
  providers: z.array(
    z.object({
      id: z.string(),
      calls: z.number().int(),
      matches: z.number().int(),
      failures: z.number().int(),
      spent: z.number(),
    }),
  ),
  /** The offline data: how old it is, and who must be named where it is shown. */
  data: z.object({
    data_version: z.string(),
    age_days: z.number().int(),
    attributions: z.array(z.object({ text: z.string(), url: z.string(), licence: z.string() })),
  }),
});
export type EnrichmentUsage = z.infer<typeof enrichmentUsage>;
