import type { ServerResponse } from 'node:http';
import type { Received } from './test-receiver.ts';

type Properties = Record<string, string | number>;

/** A HubSpot account as far as a few of its endpoints show it. */
export interface HubspotAccount {
  contacts: Map<string, Properties>;
  companies: Map<string, Properties>;
  known: Set<string>;
  /** Methods and paths of what was asked. */
  log: string[];
  /** Companies that the search does not find yet: it learns of new ones some time later. */
  unindexed: Set<string>;
}

/** An account with nothing in it; its token is `pat-test`. */
export const newHubspotAccount = (): HubspotAccount => ({
  contacts: new Map(),
  companies: new Map(),
  known: new Set(),
  log: [],
  unindexed: new Set(),
});

/** Answers a request with JSON. */
export const answerJson = (res: ServerResponse, status: number, body: unknown): void =>
  void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** Answers as HubSpot documents it, for the few requests that are made of it. */
export function answerAsHubspot(
  account: HubspotAccount,
  res: ServerResponse,
  { path, method, headers, body }: Received,
): void {
  const url = new URL(path, 'http://x');
  const [, , , area, object = '', id] = url.pathname.split('/').map(decodeURIComponent);
  account.log.push(`${method} ${url.pathname}`);
  if (headers.authorization !== 'Bearer pat-test') {
    return answerJson(res, 401, { status: 'error', category: 'INVALID_AUTHENTICATION' });
  }
  const content = (body ? JSON.parse(body) : {}) as {
    name?: string;
    properties?: Properties;
    filterGroups?: { filters: { value: string }[] }[];
  };
  if (area === 'properties') {
    const name = id === 'groups' ? `${object} group` : `${object} ${content.name ?? ''}`;
    if (account.known.has(name)) return answerJson(res, 409, { category: 'OBJECT_ALREADY_EXISTS' });
    account.known.add(name);
    return answerJson(res, 201, content);
  }
  const records = object === 'contacts' ? account.contacts : account.companies;
  if (method === 'GET') {
    if (id === undefined) return answerJson(res, 200, { results: [] });
    const found = [...records].find(([, { email }]) => email === id);
    return found
      ? answerJson(res, 200, { id: found[0] })
      : answerJson(res, 404, { status: 'error' });
  }
  if (id === 'search') {
    const wanted = content.filterGroups?.[0]?.filters[0]?.value;
    const found = [...records].filter(
      ([key, { domain }]) => domain === wanted && !account.unindexed.has(key),
    );
    const results = found.map(([key]) => ({ id: key }));
    return answerJson(res, 200, { total: found.length, results });
  }
  const properties = content.properties ?? {};
  const unknown = Object.keys(properties).find(
    (name) => name.startsWith('clarm_') && !account.known.has(`${object} ${name}`),
  );
  if (unknown !== undefined) {
    const message = `Property values were not valid: [{"message":"Property \\"${unknown}\\" does not exist","error":"PROPERTY_DOESNT_EXIST"}]`;
    return answerJson(res, 400, { status: 'error', message, category: 'VALIDATION_ERROR' });
  }
  if (id === undefined) {
    // E-mails are unique, domains are not.
    const same = [...records].find(
      ([, { email }]) => email !== undefined && email === properties['email'],
    );
    if (same) {
      const message = `Contact already exists. Existing ID: ${same[0]}`;
      return answerJson(res, 409, { status: 'error', message, category: 'CONFLICT' });
    }
    const key = String(records.size + 1);
    records.set(key, properties);
    if (object === 'companies') account.unindexed.add(key);
    return answerJson(res, 201, { id: key });
  }
  if (!records.has(id)) return answerJson(res, 404, { status: 'error' });
  records.set(id, { ...records.get(id), ...properties });
  return answerJson(res, 200, { id });
}
