import { createHash } from 'node:crypto';
import { waitForTurn, type CompanyTurn, type CompanyTurns } from './company-turns.ts';
import { factsOf, type PayloadFacts } from './payload-facts.ts';
import {
  CLARM_GROUP,
  CLARM_PROPERTIES,
  clarmValues,
  companyValues,
  contactValues,
  type HubspotObject,
} from './hubspot-properties.ts';
import type { Call } from './post.ts';
import type { Message, Payload, Sent, Target } from './target.ts';

const TIMEOUT_MS = 4000;
/** All requests for one delivery (up to twelve) have to end within its lease. */
const TOTAL_MS = 20_000;
/** HubSpot's limits are per ten seconds; its 429 does not always say how long to wait. */
const RATE_LIMIT_MS = 10_000;

/**
 * How long a delivery waits in its place for its turn at a company; then it makes room for others of
 * the endpoint. Waiting and writing have to end within its lease.
 */
const PATIENCE_MS = 5_000;
/** Somebody else writes this company now. */
const BUSY: Sent = { ok: false, busy: true, durationMs: 0, retryAfterMs: 0 };

type Values = Record<string, string | number>;
interface Ask {
  (
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: unknown,
  ): Promise<Sent & { text: string }>;
}
interface Found {
  id: string;
}

const parse = <T>(text: string): Partial<T> => {
  try {
    return (JSON.parse(text) ?? {}) as Partial<T>;
  } catch {
    return {};
  }
};

/** An answer that ends the work at once; thrown inside this file only. */
class Ended extends Error {
  readonly sent: Sent;
  constructor(sent: Sent) {
    super(sent.error ?? 'ended');
    this.sent = sent;
  }
}

const judged = (sent: Sent): Sent => {
  if (sent.ok || sent.status === undefined) return sent;
  // A revoked token or a missing scope fails every delivery until somebody mends it.
  if (sent.status === 401 || sent.status === 403) return { ...sent, hopeless: 'endpoint' };
  if (sent.status === 429) {
    return { ...sent, retryAfterMs: Math.max(sent.retryAfterMs, RATE_LIMIT_MS) };
  }
  return sent.status === 400 ? { ...sent, hopeless: 'delivery' } : sent;
};

const orEnd = <T extends Sent>(sent: T): T => {
  if (!sent.ok) throw new Ended(judged(sent));
  return sent;
};

const notHubspot = (sent: Sent): Ended =>
  new Ended({ ...sent, ok: false, error: 'The answer was not one of HubSpot.' });

const createMissingProperties = async (ask: Ask, object: HubspotObject): Promise<void> => {
  const exists = ({ status }: Sent) => status === 409;
  const group = await ask('POST', `/crm/v3/properties/${object}/groups`, CLARM_GROUP);
  if (!exists(group)) orEnd(group);
  for (const property of CLARM_PROPERTIES) {
    const made = await ask('POST', `/crm/v3/properties/${object}`, {
      ...property,
      groupName: CLARM_GROUP.name,
    });
    if (!exists(made)) orEnd(made);
  }
};

/** Writes a record; where the account does not know Clarm's properties yet, makes them first. */
const write = async (ask: Ask, object: HubspotObject, id: string | undefined, values: Values) => {
  const path = `/crm/v3/objects/${object}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
  const go = () => ask(id === undefined ? 'POST' : 'PATCH', path, { properties: values });
  const first = await go();
  if (first.status !== 400 || !/PROPERTY_DOESNT_EXIST|does not exist/.test(first.text))
    return first;
  await createMissingProperties(ask, object);
  return go();
};

const writeContact = async (ask: Ask, email: string, facts: PayloadFacts, clarm: Values) => {
  const own = contactValues(facts);
  const path = `/crm/v3/objects/contacts/${encodeURIComponent(email)}?idProperty=email`;
  const found = await ask('GET', path);
  if (found.status === 404) {
    const made = await write(ask, 'contacts', undefined, { email, ...own, ...clarm });
    // Somebody else made it in between: from here on it is an existing one.
    const existing = /Existing ID:\s*(\d+)/.exec(made.text)?.[1];
    if (made.status !== 409 || existing === undefined) return orEnd(made);
    return orEnd(await write(ask, 'contacts', existing, clarm));
  }
  const { id } = parse<Found>(orEnd(found).text);
  if (!id) throw notHubspot(found);
  // Who only says that they are Jane must not rename Jane.
  const mayChange = facts.identity === 'verified' ? own : {};
  return orEnd(await write(ask, 'contacts', id, { ...mayChange, ...clarm }));
};

const findCompany = async (ask: Ask, domain: string): Promise<string | undefined> => {
  const filters = [{ propertyName: 'domain', operator: 'EQ', value: domain }];
  const search = { filterGroups: [{ filters }], properties: ['domain'], limit: 1 };
  const found = orEnd(await ask('POST', '/crm/v3/objects/companies/search', search));
  const { results } = parse<{ results: Found[] }>(found.text);
  if (!Array.isArray(results)) throw notHubspot(found);
  return results[0]?.id;
};

/**
 * One delivery at a time writes a company. A second record of a domain remains possible where
 * somebody beside this site makes one within the moments before HubSpot's search finds it, or a
 * process stands still between searching and making for longer than its turn.
 */
const writeCompany = async (
  ask: Ask,
  turn: CompanyTurn | undefined,
  domain: string,
  facts: PayloadFacts,
  clarm: Values,
) => {
  if (!turn) throw new Ended(BUSY);
  const { clarm_identity: _, ...values } = clarm;
  let { record } = turn;
  let isKnown = true;
  try {
    if (record !== undefined) {
      const sent = await write(ask, 'companies', record, values);
      if (sent.status !== 404) return orEnd(sent);
    }
    // Not known, or deleted in HubSpot.
    record = await findCompany(ask, domain);
    if (record !== undefined) return orEnd(await write(ask, 'companies', record, values));
    isKnown = false;
    const own = companyValues(facts);
    const made = await write(ask, 'companies', undefined, { ...own, ...values });
    isKnown = made.status !== undefined && made.status < 500;
    record = parse<Found>(made.text).id;
    return orEnd(made);
  } finally {
    // Where nobody said whether it was made, the turn lasts until the search would find it.
    if (isKnown) await turn.end(record);
  }
};

/** The work for one payload: the contact by e-mail, else the company by domain, else nothing. */
const record = async (
  ask: Ask,
  turnOf: (domain: string) => Promise<CompanyTurn | undefined>,
  { event, data }: Payload,
): Promise<Sent> => {
  const facts = factsOf(data);
  const clarm = clarmValues(event, facts);
  const nothing = { ok: true, response: 'Nothing to write.', durationMs: 0, retryAfterMs: 0 };
  if (facts.test) return orEnd(await ask('GET', '/crm/v3/objects/contacts?limit=1'));
  if (event === 'visitor_erased') return nothing;
  if (facts.email) return writeContact(ask, facts.email, facts, clarm);
  const domain = facts.company?.domain;
  if (domain) return writeCompany(ask, await turnOf(domain), domain, facts, clarm);
  return nothing;
};

/** Endpoints with one token are one account; nobody learns the token from this. */
const accountOf = (url: string, token: string): string =>
  createHash('sha256').update(`${url} ${token}`).digest('base64url').slice(0, 22);

/** A HubSpot account, by a private-app token; a test event only tries the token. */
export const hubspotTarget = (
  call: Call,
  turns: CompanyTurns,
  patienceMs = PATIENCE_MS,
): Target => ({
  bodyOf: (payload) => JSON.stringify(payload),
  async send({ site, body, url, secrets: [token = ''], signal }: Message) {
    let spent = 0;
    const ask: Ask = async (method, path, content) => {
      const timeoutMs = Math.min(TIMEOUT_MS, TOTAL_MS - spent);
      if (timeoutMs <= 0) {
        throw new Ended({ ok: false, error: 'HubSpot is slow.', durationMs: 0, retryAfterMs: 0 });
      }
      const { sent, answer } = await call({
        url: new URL(path, url).href,
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(content === undefined ? {} : { body: JSON.stringify(content) }),
        timeoutMs,
        signal,
      });
      spent += sent.durationMs;
      return { ...sent, text: answer?.body ?? '' };
    };
    const turnOf = (domain: string) => {
      const take = () => turns.take(site, accountOf(url, token), domain);
      return waitForTurn(take, patienceMs, signal);
    };
    const payload = JSON.parse(body) as Payload;
    const answer = await record(ask, turnOf, payload).catch((error: unknown) => {
      if (error instanceof Ended) return error.sent;
      throw error;
    });
    const { text: _, ...sent } = answer as Sent & { text?: string };
    return { ...sent, durationMs: spent };
  },
});
