import type { StoredEvent } from '../../contracts/stored-event.ts';
import { personIdOf } from '../../tracking/check-identity.ts';
import { eventKey } from '../../tracking/event-store.ts';
import { identityFor, networkFor, pathFor, referrerFor, userAgentFor } from './made-up.ts';
import type { Random } from './random.ts';

/** A verified person may come with a second browser. */
const PERSON_KEY = Buffer.from('population');
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const HOST = 'https://shop.example';

/** A message in the chat, besides its event. */
export interface MadeMessage {
  conversation: string;
  message: string;
  at: Date;
}

type Identity = ReturnType<typeof identityFor>;

/** What all made-up visitors have in common. */
export interface Population {
  site: string;
  /** How many days back the first of them came. */
  days: number;
  now: number;
  /** Whoever was verified so far. */
  verified: Identity[];
}

/** Everything that one visitor did. */
export interface MadeVisitor {
  visitor: string;
  events: StoredEvent[];
  messages: MadeMessage[];
}

const uuidAt = (at: number, random: Random): string => {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`;
};

/** Mostly by day, and a little more of late: sites grow. */
const beginOf = (random: Random, days: number, now: number): number => {
  const day = Math.floor(now / DAY_MS) - Math.floor(random.next() ** 1.2 * days);
  const hour = 8 + (random.next() + random.next() + random.next()) * 5;
  return Math.min(day * DAY_MS + hour * HOUR_MS, now - random.below(HOUR_MS));
};

const sessionsFor = (random: Random): number =>
  random.chance(0.75) ? 1 : random.chance(0.97) ? 2 + random.below(2) : 5 + random.below(40);

/**
 * Makes up a visitor of about five events, as ingest would have stored them: page views that were
 * read for a while, now and then a chat, an identify, a goal, a purchase.
 */
export function makeVisitor(
  random: Random,
  { site, days, now, verified }: Population,
): MadeVisitor {
  const visitor = `v_${random.hex(32)}`;
  const network = networkFor(random);
  const common = {
    user_agent: userAgentFor(random),
    ip_hash: random.hex(43),
    network,
    source: 'browser' as const,
    consent: 'implied' as const,
    batch: 'population',
    ...(random.chance(0.03) ? { bot: true as const } : {}),
    ...(random.chance(0.002) ? { excluded: true as const } : {}),
  };
  const keen = random.chance(0.08);
  const isVerified = keen && random.chance(0.1);
  const known =
    isVerified && random.chance(0.1) ? verified[random.below(verified.length)] : undefined;
  const identity = known ?? identityFor(random, network.company);
  if (isVerified && !known) verified.push(identity);
  const events: StoredEvent[] = [];
  const messages: MadeMessage[] = [];
  const begin = beginOf(random, days, now);
  const sessions = sessionsFor(random);
  for (let session = 0; session < sessions; session += 1) {
    const session_id = `s_${random.hex(24)}`;
    let at = session === 0 ? begin : begin + Math.floor(random.next() * (now - begin));
    let seq = 0;
    let page: Pick<StoredEvent, 'url' | 'title' | 'page_view_id' | 'referrer'> = {};
    const add = (
      event: string,
      properties: Record<string, unknown>,
      more: Partial<StoredEvent> = {},
    ): StoredEvent => {
      at = Math.min(at + 1_000 + random.below(60_000), now);
      const event_id = uuidAt(at, random);
      const late = random.chance(0.03) ? random.below(6 * HOUR_MS) : 40;
      const made: StoredEvent = {
        _id: eventKey(site, visitor, event_id),
        site,
        visitor_id: visitor,
        event_id,
        event,
        timestamp: new Date(at),
        received_at: new Date(Math.min(at + late, now)),
        session_id,
        ...page,
        seq: (seq += 1),
        properties,
        ...common,
        ...more,
      };
      events.push(made);
      return made;
    };
    const view = (): void => {
      const path = pathFor(random);
      const referrer = page.url ?? referrerFor(random);
      page = { url: `${HOST}${path}`, title: `${path} · Shop`, referrer };
      const made = add('page_view', {});
      page = { ...page, page_view_id: made.event_id };
      made.page_view_id = made.event_id;
    };
    view();
    while (random.chance(keen ? 0.75 : 0.4)) view();
    if (random.chance(0.5)) add('page_engaged', {});
    if (random.chance(0.7))
      add('page_leave', { engaged_ms: random.below(90_000), scroll_depth: random.below(101) });
    if (!keen) continue;
    if (random.chance(0.5))
      add(
        'identify',
        identity,
        isVerified
          ? { identity: 'verified', person_id: personIdOf(site, identity.email, PERSON_KEY) }
          : { identity: 'unverified' },
      );
    if (random.chance(0.4)) add('widget_opened', {});
    if (random.chance(0.2)) {
      const conversation = `c_${random.hex(24)}`;
      for (let n = 0; n < 1 + random.below(3); n += 1) {
        const properties = { conversation_id: conversation, ...(n === 0 ? { first: true } : {}) };
        const { event_id, timestamp } = add('message_sent', properties, { asks: 'none' });
        messages.push({ conversation, message: event_id, at: timestamp });
      }
    }
    if (random.chance(0.2)) add('Plan Compared', { plans: ['growth', 'team'] });
    if (random.chance(0.1)) add('goal_achieved', { goal: 'trial_started' });
    if (random.chance(0.05))
      add('purchase', {
        amount: 10 * random.below(100),
        currency: random.pick(['USD', 'USD', 'EUR']),
        orderId: `O-${random.hex(12)}`,
      });
  }
  return { visitor, events, messages };
}
