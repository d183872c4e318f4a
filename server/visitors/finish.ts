import type { StoredEvent } from '../contracts/stored-event.ts';
import type { OutboxItem } from '../ports.ts';
import { orQuarantine } from './or-quarantine.ts';
import { mergePerson } from './person.ts';
import type { ProjectionDeps } from './projection-deps.ts';
import { writtenDoc, type WrittenDoc } from './written-doc.ts';

/** More alerts an hour than this on one site show in the dashboard only (contract §7). */
export const ALERTS_AN_HOUR = 60;
export const HOUR_MS = 3_600_000;
/** When the hour of the clock began in which somebody alerted, ms. The next one has room again. */
export const hourOf = (alertedAt: Date): number =>
  alertedAt.getTime() - (alertedAt.getTime() % HOUR_MS);
/** How long a payload waits at most to be made where providers are asked (contract §7). */
const ENRICHMENT_MS = 3_000;

/** What interrupts somebody. */
const ALERTS: ReadonlySet<OutboxItem['event']> = new Set([
  'high_intent_visitor',
  'enterprise_alert',
]);

/** The browsers that a document is made of. */
const visitorsOf = (doc: WrittenDoc): readonly string[] =>
  doc.kind === 'person' ? doc.members : [doc.visitor_id];

const eventsOf = (doc: WrittenDoc, events: readonly StoredEvent[]): StoredEvent[] => {
  const visitors = visitorsOf(doc);
  return events.filter(
    ({ site, visitor_id }) => site === doc.site && visitors.includes(visitor_id),
  );
};

const itemsOf = (doc: WrittenDoc, delayMs: number): OutboxItem[] =>
  doc.notices.map(({ id, event, at, facts }) => ({
    site: doc.site,
    event,
    key: id,
    visitor_id: doc.visitor_id,
    at,
    facts,
    delayMs,
  }));

/** Whether the site has had its alerts of the hour before this one; the same however often it is asked. */
const isTooMany = async ({ visitors }: ProjectionDeps, doc: WrittenDoc): Promise<boolean> => {
  if (doc.alerted_at === null) return false;
  const since = new Date(hourOf(doc.alerted_at));
  return (await visitors.alertedBefore(doc, since, ALERTS_AN_HOUR)) >= ALERTS_AN_HOUR;
};

/** Lets out what is held back of those of whom no answer is to come any more. */
const hastenAnswered = async (
  { outbox, awaits }: ProjectionDeps,
  docs: readonly WrittenDoc[],
  events: readonly StoredEvent[],
): Promise<void> => {
  for (const doc of docs) {
    if (await awaits?.(doc.site, visitorsOf(doc), eventsOf(doc, events))) continue;
    await outbox.hasten(doc.site, [doc.visitor_id]);
  }
};

/**
 * Puts the notices that visitors' writes decided into the outbox, then takes them out of the
 * visitors. Those of whom providers are being asked are held back, for some seconds at most.
 */
async function sendNotices(
  deps: ProjectionDeps,
  docs: readonly WrittenDoc[],
  events: readonly StoredEvent[],
): Promise<void> {
  const telling = docs.filter(({ notices }) => notices.length > 0);
  if (telling.length === 0) return;
  const items: OutboxItem[] = [];
  const held: WrittenDoc[] = [];
  for (const doc of telling) {
    const tooMany = await isTooMany(deps, doc);
    const waits = await deps.awaits?.(doc.site, visitorsOf(doc), eventsOf(doc, events));
    if (waits) held.push(doc);
    const delayMs = waits ? ENRICHMENT_MS : 0;
    for (const item of itemsOf(doc, delayMs)) {
      if (item.event === 'high_intent_visitor')
        deps.hub.publish(doc.site, { kind: 'alert', id: doc.visitor_id });
      if (!ALERTS.has(item.event) || !tooMany) items.push(item);
    }
  }
  await deps.outbox.enqueue(items);
  // The answer may have come while they were on their way to the disk.
  await hastenAnswered(deps, held, events);
  await deps.visitors.takeNotices(
    telling.map((doc) => ({ key: doc._id, ids: doc.notices.map(({ id }) => id) })),
  );
}

/**
 * The last steps of a batch, after its visitors are written and in this order: persons, outbox,
 * the events' own effects, and only then the pending documents. Every one of them can be done twice.
 */
export async function finishBatches(
  deps: ProjectionDeps,
  done: {
    batches: readonly string[];
    writer: string;
    events: readonly StoredEvent[];
    /** Stored before: by a writer that died, or that was told nothing. */
    repeated: readonly StoredEvent[];
    written: readonly WrittenDoc[];
  },
): Promise<void> {
  const events = [...done.events, ...done.repeated];
  const persons = new Map<string, { site: string; person: string; settled: StoredEvent[] }>();
  for (const { site, person, prior_person, visitor_id } of done.written) {
    if (person === null && prior_person === null) continue;
    const settled = events.filter(
      (event) => event.site === site && event.visitor_id === visitor_id,
    );
    if (person !== null) {
      const known = persons.get(`${site}:${person}`);
      if (known) known.settled.push(...settled);
      else persons.set(`${site}:${person}`, { site, person, settled });
    }
    // Who became somebody else is taken out of the former person.
    if (prior_person !== null && !persons.has(`${site}:${prior_person}`)) {
      persons.set(`${site}:${prior_person}`, { site, person: prior_person, settled: [] });
    }
  }
  const merged: WrittenDoc[] = [];
  for (const { site, person, settled } of persons.values()) {
    const doc = await orQuarantine(deps, `${site}:${person}`, () =>
      mergePerson(deps, site, person, settled),
    );
    if (doc) merged.push(writtenDoc(doc));
  }
  const docs = [...done.written, ...merged];
  await sendNotices(deps, docs, events);
  await deps.recordEffects(done);
  // Answers of providers come seldom: most rounds look at no visitor again.
  const answers = events.filter(({ source }) => source === 'internal');
  const answered =
    answers.length === 0 ? [] : docs.filter((doc) => eventsOf(doc, answers).length > 0);
  await hastenAnswered(deps, answered, events);
  await deps.pending.settle(done.batches, done.writer);
  for (const { site, visitor_id, version } of docs) {
    deps.hub.publish(site, { kind: 'visitor', id: visitor_id, version });
  }
}
