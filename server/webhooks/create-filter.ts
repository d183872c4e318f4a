import type { WebhookEvent } from '../contracts/webhooks.ts';
import type { Clock, DeliveryFacts, OutboxItem } from '../ports.ts';
import type { CompanyAlertStore } from './company-alert-store.ts';
import type { DeliveryDoc } from './delivery.ts';
import type { EndpointDoc } from './endpoint-store.ts';
import { quietUntil } from './quiet-until.ts';
import { skipReason } from './skip-reason.ts';

const ALERTS: ReadonlySet<WebhookEvent> = new Set(['high_intent_visitor', 'enterprise_alert']);

export interface FilterDeps {
  companyAlerts: CompanyAlertStore;
  /** What filters ask of the visitor; undefined where it is gone. */
  factsOf(item: OutboxItem): Promise<DeliveryFacts | undefined>;
  zoneOf(site: string): Promise<string>;
  anyMatches(urls: readonly string[], globs: readonly string[]): boolean;
  clock: Clock;
}

/** What an endpoint's filters say of a delivery. */
export function createFilter(deps: FilterDeps) {
  const { clock } = deps;
  return {
    /** Why it is kept back; asked once, before its body is made. */
    async reason(row: DeliveryDoc, { filters = {} }: EndpointDoc): Promise<string | undefined> {
      const { quiet_hours: _later, ...others } = filters;
      if (Object.keys(others).length === 0) return undefined;
      const facts = await deps.factsOf(row);
      if (!facts) return undefined;
      const reason = skipReason(others, facts, deps.anyMatches);
      if (reason !== undefined) return reason;
      const { domain } = facts;
      if (!others.one_alert_a_company || !ALERTS.has(row.event) || domain === undefined)
        return undefined;
      const isTurn = await deps.companyAlerts.take(row, domain, clock());
      return isTurn ? undefined : `An alert about ${domain} went out in the last 24 hours.`;
    },

    /** Until when it waits, ms; its body is made by now and stays as it is. */
    async quietUntil({ site, filters }: EndpointDoc): Promise<number | undefined> {
      if (!filters?.quiet_hours) return undefined;
      return quietUntil(filters.quiet_hours, await deps.zoneOf(site), clock());
    },
  };
}
export type DeliveryFilter = ReturnType<typeof createFilter>;
