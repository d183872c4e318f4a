import { html, type TemplateResult } from 'lit';
import type { WebhookEvent } from '../../server/contracts/webhooks.ts';
import { strings } from '../strings.ts';

const words = strings.integrations;
const ALL = Object.keys(words.eventWords).length;

/** The events of an endpoint by name; one chip where it gets every one. */
export const eventChips = (events: readonly WebhookEvent[]): TemplateResult =>
  events.length === ALL
    ? html`<code>${words.allEvents}</code>`
    : html`${events.map((event) => html`<code>${event}</code>`)}`;
