import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** The browser that all of it comes from. */
export const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36';

/** One kind of traffic: the body of the next request, ready to be sent. */
export interface Traffic {
  name: string;
  /** Events in one request. */
  perRequest: number;
  next(): string;
}

const PATHS = [
  '/',
  '/pricing',
  '/docs/start',
  '/blog/how-we-plan',
  '/product',
  '/demo',
  '/careers',
];
/** A fifth of all events arrives late, as offline queues and two tabs make them. */
const LATE_SHARE = 0.2;
const LATE_MS = 3_600_000;
const SESSION_EVENTS = 10;
const LIVE_VISITORS = 2_000;

interface Visit {
  visitor: string;
  session: string;
  events: number;
}

const newVisit = (): Visit => ({
  visitor: `v_${randomBytes(16).toString('hex')}`,
  session: `s_${randomBytes(12).toString('hex')}`,
  events: 0,
});

const eventOf = ({ visitor, session, events }: Visit, late: boolean) => {
  const at = Date.now() - (late ? Math.random() * LATE_MS : 0);
  const path = PATHS[Math.floor(Math.random() * PATHS.length)] ?? '/';
  const id = uuidv7();
  return {
    event_id: id,
    event: 'page_view',
    visitor_id: visitor,
    session_id: session,
    timestamp: new Date(at).toISOString(),
    url: `https://shop.example${path}?utm_source=newsletter&utm_campaign=spring`,
    referrer: events === 0 ? 'https://www.google.com/' : `https://shop.example/`,
    title: `${path} · Shop`,
    page_view_id: id,
    seq: events,
    consent: 'implied',
    properties: {},
  };
};

/** Realistic single events: a fifth from new visitors, the rest spread over sessions of about ten. */
export function mixed(site: string): Traffic {
  const visits = Array.from({ length: LIVE_VISITORS }, newVisit);
  return {
    name: 'single events, realistic mix',
    perRequest: 1,
    next() {
      const index = Math.floor(Math.random() * visits.length);
      let visit = visits[index] as Visit;
      if (Math.random() < 0.2 || visit.events >= SESSION_EVENTS) {
        visit = newVisit();
        visits[index] = visit;
      }
      visit.events += 1;
      return JSON.stringify({
        widget_id: site,
        sent_at: new Date().toISOString(),
        events: [eventOf(visit, Math.random() < LATE_SHARE)],
      });
    },
  };
}

/** Every event from a visitor never seen before. */
export const allNew = (site: string): Traffic => ({
  name: 'every event a new visitor',
  perRequest: 1,
  next: () =>
    JSON.stringify({
      widget_id: site,
      sent_at: new Date().toISOString(),
      events: [eventOf(newVisit(), false)],
    }),
});

/** Ten events of one visitor in each request. */
export const batches = (site: string): Traffic => ({
  name: 'batches of ten of one visitor',
  perRequest: 10,
  next() {
    const visit = newVisit();
    const events = Array.from({ length: 10 }, () => {
      visit.events += 1;
      return eventOf(visit, Math.random() < LATE_SHARE);
    });
    return JSON.stringify({ widget_id: site, sent_at: new Date().toISOString(), events });
  },
});
