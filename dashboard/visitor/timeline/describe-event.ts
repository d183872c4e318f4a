import type { TimelineEvent } from '../../../server/contracts/visitors.ts';
import type { IconName } from '../../components/icon/icons.ts';
import { pagePath } from '../../format/page-path.ts';

/** An event in words. */
export interface Described {
  icon: IconName;
  title: string;
  detail?: string;
  /** Worth a rep's eye. */
  strong?: boolean;
}

type Properties = NonNullable<TimelineEvent['properties']>;
const MOST_SHOWN = 4;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const money = ({ amount, currency }: Properties): string | undefined => {
  if (typeof amount !== 'number') return undefined;
  try {
    return amount.toLocaleString('en', { style: 'currency', currency: String(currency) });
  } catch {
    return [amount, text(currency)].filter(Boolean).join(' ');
  }
};

const someOf = (properties: Properties): string =>
  Object.entries(properties)
    .slice(0, MOST_SHOWN)
    .map(([key, value]) => `${key}: ${text(value) ?? JSON.stringify(value)}`)
    .join(' · ');

const join = (...parts: (string | undefined)[]): { detail?: string } => {
  const detail = parts.filter(Boolean).join(' · ');
  return detail ? { detail } : {};
};

type Describe = (event: TimelineEvent, properties: Properties) => Described;
const ASKS: Readonly<Record<string, string>> = {
  sales: 'asks about buying',
  pricing: 'asks about pricing',
  demo: 'asks for a demo',
};

const KNOWN: Readonly<Record<string, Describe>> = {
  page_view: ({ url = '', title }) => ({
    icon: 'eye',
    title: title || pagePath(url),
    ...join(title ? pagePath(url) : undefined),
  }),
  widget_opened: () => ({ icon: 'message', title: 'Opened the chat' }),
  widget_closed: () => ({ icon: 'message', title: 'Closed the chat' }),
  message_sent: (_event, { asks }) => ({
    icon: 'message',
    title: 'Sent a message',
    strong: true,
    ...join(ASKS[String(asks)]),
  }),
  identify: (_event, { email, name, company }) => ({
    icon: 'person',
    title: `Identified as ${text(name) ?? text(email) ?? 'somebody'}`,
    strong: true,
    ...join(name ? text(email) : undefined, text(company)),
  }),
  purchase: (_event, properties) => ({
    icon: 'cart',
    title: `Purchase ${money(properties) ?? ''}`.trim(),
    strong: true,
    ...join(text(properties['plan']), text(properties['orderId'])),
  }),
  goal_achieved: (_event, { goal, value }) => ({
    icon: 'flag',
    title: `Goal reached: ${text(goal) ?? 'unnamed'}`,
    strong: true,
    ...join(text(value)),
  }),
  click: (_event, { element, page }) => ({
    icon: 'pointer',
    title: `Clicked ${text(element) ?? 'something'}`,
    ...join(text(page)),
  }),
  action_clicked: (_event, { label }) => ({
    icon: 'pointer',
    title: `Chose “${text(label) ?? 'an action'}” in the chat`,
  }),
  enriched: (_event, properties) => ({
    icon: 'companies',
    title: 'Company data added',
    ...join(someOf(properties)),
  }),
  page_engaged: ({ url = '' }) => ({ icon: 'clock', title: `Read ${pagePath(url)}` }),
  page_leave: ({ url = '' }) => ({ icon: 'clock', title: `Left ${pagePath(url)}` }),
};

/** Says what happened, for the known events and for a site's own. */
export function describeEvent(event: TimelineEvent): Described {
  const properties = event.properties ?? {};
  const known = Object.hasOwn(KNOWN, event.event) ? KNOWN[event.event] : undefined;
  return (
    known?.(event, properties) ?? {
      icon: 'spark',
      title: event.event,
      ...join(someOf(properties)),
    }
  );
}
