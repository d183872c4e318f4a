import type { StoredEvent } from '../contracts/stored-event.ts';
import type { CommittedEvent } from './contract.ts';

const MAX_DETAIL = 80;

const seconds = (value: unknown): string | undefined =>
  typeof value === 'number' ? `${Math.round(value / 1000)} s` : undefined;

const words = (...values: unknown[]): string | undefined => {
  const said = values.filter((value) => typeof value === 'string' || typeof value === 'number');
  return said.length > 0 ? said.join(' ').slice(0, MAX_DETAIL) : undefined;
};

/** What is worth a glance for each kind of event; of any other, its first telling property. */
const DETAILS: Record<string, (properties: Record<string, unknown>) => string | undefined> = {
  page_leave: ({ engaged_ms }) => seconds(engaged_ms),
  identify: ({ email }) => words(email),
  purchase: ({ amount, currency }) => words(amount, currency),
  goal_achieved: ({ goal }) => words(goal),
  click: ({ element }) => words(element),
  action_clicked: ({ label }) => words(label),
};

const pathOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).pathname : undefined;

/** A stored event as the panel lists it. */
export function describeEvent(event: StoredEvent): CommittedEvent {
  const properties = event.properties ?? {};
  const path = pathOf(event.url);
  const asked = event.asks && event.asks !== 'none' ? `asks for ${event.asks}` : undefined;
  const describe = Object.hasOwn(DETAILS, event.event) ? DETAILS[event.event] : undefined;
  const detail = asked ?? describe?.(properties);
  const { network } = event;
  const operator = network?.company?.name ?? network?.org;
  return {
    event_id: event.event_id,
    event: event.event,
    at: event.timestamp.toISOString(),
    ...(path === undefined ? {} : { path }),
    ...(detail === undefined ? {} : { detail }),
    ...(network ? { network: operator ? `${network.type} · ${operator}` : network.type } : {}),
  };
}
