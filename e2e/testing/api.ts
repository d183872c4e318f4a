import type { Me } from '../../server/contracts/accounts.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { TimelineEvent, VisitorRow } from '../../server/contracts/visitors.ts';
import { OWNER } from './start-server.ts';

/** The REST API as a signed-in member sees it. */
export interface Api {
  me: Me;
  /** The session's, for what is asked in another way. */
  cookie: string;
  /** The same for another site of the account. */
  on(site: string): Api;
  get<Body>(path: string): Promise<Body>;
  post<Body>(path: string, body: unknown): Promise<Body>;
  patch<Body>(path: string, body: unknown): Promise<Body>;
}

/** The session's cookie of an answer. */
const cookieOf = (answer: Response): string => {
  const [pair] = (answer.headers.getSetCookie()[0] ?? '').split(';');
  return pair ?? '';
};

/** Signs in as the owner; the site that is asked about is the demo's, where the demo is on. */
export async function signIn({ url }: { url: string }): Promise<Api> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(OWNER),
  });
  if (!answer.ok) throw new Error(`POST /session: ${answer.status} ${await answer.text()}`);
  const me = (await answer.json()) as Me;
  const cookie = cookieOf(answer);

  const on = (site: string): Api => {
    const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
      const address = new URL(`/api${path}`, url);
      address.searchParams.set('site', site);
      const response = await fetch(address, {
        method,
        headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return JSON.parse(text) as unknown;
    };
    return {
      me,
      cookie,
      on,
      get: <Body>(path: string) => ask('GET', path) as Promise<Body>,
      post: <Body>(path: string, body: unknown) => ask('POST', path, body) as Promise<Body>,
      patch: <Body>(path: string, body: unknown) => ask('PATCH', path, body) as Promise<Body>,
    };
  };
  return on(me.sites[0]?.id ?? '');
}

/** The account's own site, which is not the demo's. */
export function ownSite({ me }: Api): string {
  const site = me.sites.find(({ demo }) => !demo);
  if (!site) throw new Error('The account has no site of its own.');
  return site.id;
}

/** Every event of a visitor's timeline. */
export async function timelineOf(api: Api, visitor: string): Promise<TimelineEvent[]> {
  const events: TimelineEvent[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ limit: '100', ...(cursor ? { cursor } : {}) });
    const page: Page<TimelineEvent> = await api.get(`/visitors/${visitor}/events?${query}`);
    events.push(...page.data);
    cursor = page.next_cursor;
  }
  return events;
}

/** The first hundred rows of the visitors list, by visitor. */
export async function rowsOf(api: Api): Promise<Map<string, VisitorRow>> {
  const { data } = await api.get<Page<VisitorRow>>('/visitors?limit=100');
  return new Map(data.map((row) => [row.id, row]));
}
