import { KNOWN_ADDRESSES } from '../../server/enrichment/known-addresses.ts';
import { uuidv7 } from 'uuidv7';
import {
  DEMO_SITE,
  eventOf,
  newVisitor,
  trackUntilStored,
  type SentEvent,
} from '../testing/track.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAYS = 29;
const AT_ONCE = 12;

type From = keyof typeof KNOWN_ADDRESSES;

/** Where visits come from, by how often: mostly homes and phones, as on any site. */
const FROM: readonly (readonly [From, number])[] = [
  ['homeUs', 9],
  ['homeGermany', 7],
  ['phone', 8],
  ['university', 2],
  ['cloud', 2],
  ['smallCompany', 2],
  ['developerCompany', 3],
  ['midSizeCompany', 2],
  ['bank', 2],
  ['carMaker', 2],
  ['bigCompany', 1],
];
const REFERRERS: readonly (readonly [string, number])[] = [
  ['', 10],
  ['https://www.google.com/', 9],
  ['https://news.ycombinator.com/', 3],
  ['https://www.linkedin.com/', 4],
  ['https://duckduckgo.com/', 2],
  ['https://www.g2.com/', 1],
];
const WALKS: readonly (readonly [string, number])[] = [
  ['/', 6],
  ['/ /product', 5],
  ['/blog/pricing-tips', 4],
  ['/blog /docs', 4],
  ['/ /product /pricing', 5],
  ['/pricing', 3],
  ['/pricing /book-a-demo', 2],
  ['/docs /docs/events /pricing', 2],
  ['/careers', 2],
  ['/ /product /pricing /contact', 2],
];

/** Numbers that look random and are the same every time (mulberry32). */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One visit: its page views in order, and for some a chat that was opened, a goal or an order. */
function visitAt(at: number, visitor: string, roll: () => number): SentEvent[] {
  const pick = <T>(weighted: readonly (readonly [T, number])[]): T => {
    let left = roll() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of weighted) if ((left -= weight) < 0) return value;
    return weighted[0]![0];
  };
  const session_id = `s_${uuidv7().replaceAll('-', '').slice(0, 16)}`;
  const paths = pick(WALKS).split(' ');
  const campaign = roll() < 0.08 ? '?utm_source=newsletter' : '';
  const referrer = campaign ? '' : pick(REFERRERS);
  let now = at;
  let view = '';
  const of = (event: string, path: string, more: Partial<SentEvent> = {}): SentEvent =>
    eventOf(visitor, {
      event,
      session_id,
      timestamp: new Date(now).toISOString(),
      url: `https://www.example.com${path}`,
      ...(view ? { page_view_id: view } : {}),
      ...more,
    });
  const events = paths.flatMap((path, step) => {
    view = uuidv7();
    const first = step === 0;
    const seen = of('page_view', first ? path + campaign : path, {
      event_id: view,
      page_view_id: view,
      referrer: first ? referrer : `https://www.example.com${paths[step - 1]}`,
    });
    now += 15_000;
    const read = roll() < 0.7 ? [of('page_engaged', path)] : [];
    now += MINUTE_MS * roll();
    return [seen, ...read];
  });
  const last = paths.at(-1) ?? '/';
  if (roll() < 0.14) events.push(of('widget_opened', last));
  if (roll() < 0.06) events.push(of('goal_achieved', last, { properties: { goal: 'trial' } }));
  if (roll() < 0.025) {
    const amount = pick([[49, 5] as const, [199, 3] as const, [990, 1] as const]);
    events.push(
      of('purchase', '/checkout', {
        properties: { amount, currency: 'USD', plan: 'team', orderId: uuidv7() },
      }),
    );
  }
  return events;
}

/** A month of a site that grows a little, with quiet weekends, until an hour ago. */
export async function makeHistory(server: { url: string }, now: number): Promise<void> {
  const roll = repeatable(7);
  const known = new Map<From, string[]>();
  const visits: { from: From; events: SentEvent[] }[] = [];
  const addresses = FROM.flatMap(([from, weight]) => Array.from({ length: weight }, () => from));
  for (let day = DAYS; day >= 0; day -= 1) {
    const begin = now - day * DAY_MS - 12 * 60 * MINUTE_MS;
    const weekend = [0, 6].includes(new Date(begin).getUTCDay());
    const many = Math.round((weekend ? 9 : 20) + (DAYS - day) * 0.5 + roll() * 8);
    for (let n = 0; n < many; n += 1) {
      const from = addresses[Math.floor(roll() * addresses.length)] ?? 'homeUs';
      const before = known.get(from) ?? [];
      const again = before.length > 0 && roll() < 0.3;
      const visitor = again ? before[Math.floor(roll() * before.length)]! : newVisitor();
      if (!again) known.set(from, [...before, visitor]);
      const at = begin + roll() * 11 * 60 * MINUTE_MS;
      visits.push({ from, events: visitAt(at, visitor, roll) });
    }
  }
  const send = async ({ from, events }: (typeof visits)[number]): Promise<void> => {
    const { address } = KNOWN_ADDRESSES[from];
    await trackUntilStored(server, DEMO_SITE, events, { 'x-clarm-demo-ip': address });
  };
  while (visits.length > 0) await Promise.all(visits.splice(0, AT_ONCE).map(send));
}
