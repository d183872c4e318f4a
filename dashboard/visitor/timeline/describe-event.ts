import type { TimelineEvent } from '../../../server/contracts/visitors.ts';
import type { IconName } from '../../components/icon/icons.ts';
import { pagePath } from '../../format/page-path.ts';
import { strings } from '../../strings.ts';

/** An event in words. */
export interface Described {
  icon: IconName;
  title: string;
  detail?: string;
  /** Worth a rep's eye. */
  strong?: boolean;
}

const words = strings.visitor.timeline.events;

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

/** An address that a page sent, if it is one. */
const urlIn = (value: unknown): URL | undefined => {
  const url = text(value);
  return url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
};

/** "price list.pdf" of an address that ends in it. */
function fileName(value: unknown): string | undefined {
  const url = urlIn(value);
  return (
    url &&
    pagePath(url.origin + url.pathname)
      .split('/')
      .at(-1)
  );
}

type Describe = (event: TimelineEvent, properties: Properties) => Described;

/** What the widget and its server record; a site may send more under names of its own. */
const KNOWN: Readonly<Record<string, Describe>> = {
  page_view: ({ url = '', title }) => ({
    icon: 'eye',
    title: title || pagePath(url),
    ...join(title ? pagePath(url) : undefined),
  }),
  page_engaged: ({ url = '' }) => ({ icon: 'clock', title: words.read(pagePath(url)) }),
  page_leave: ({ url = '' }) => ({ icon: 'clock', title: words.left(pagePath(url)) }),
  widget_opened: () => ({ icon: 'message', title: words.openedChat }),
  widget_closed: () => ({ icon: 'message', title: words.closedChat }),
  action_clicked: (_event, { label }) => ({ icon: 'pointer', title: words.chose(text(label)) }),
  message_sent: (_event, { asks }) => ({
    icon: 'message',
    title: words.sentMessage,
    strong: true,
    ...join(words.asks[String(asks)]),
  }),
  identify: (_event, { email, name, company }) => ({
    icon: 'person',
    title: words.identified(text(name) ?? text(email)),
    strong: true,
    ...join(name ? text(email) : undefined, text(company)),
  }),
  purchase: (_event, properties) => ({
    icon: 'cart',
    title: words.purchase(money(properties)),
    strong: true,
    ...join(text(properties['plan']), text(properties['orderId'])),
  }),
  goal_achieved: (_event, { goal, value }) => ({
    icon: 'flag',
    title: words.goal(text(goal)),
    strong: true,
    ...join(text(value)),
  }),
  click: (_event, { element, page }) => ({
    icon: 'pointer',
    title: words.clicked(text(element)),
    ...join(text(page)),
  }),
  outbound_click: (_event, { url, text: label }) => ({
    icon: 'external',
    title: words.followedLink(urlIn(url)?.host),
    ...join(text(label)),
  }),
  file_download: (_event, { url, text: label }) => {
    const file = fileName(url);
    return {
      icon: 'download',
      title: words.downloaded(file || text(label)),
      ...join(file ? text(label) : undefined),
    };
  },
  form_submit: (_event, { form, action }) => ({
    icon: 'send',
    title: words.submitted(text(form)),
    ...join(pagePath(text(action) ?? '')),
  }),
  ignore: () => ({ icon: 'person', title: words.ignored }),
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
