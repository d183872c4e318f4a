import type { Me, WidgetSettings } from '../../server/contracts/accounts.ts';
import type { ConversationDetail, ConversationRow } from '../../server/contracts/chat.ts';
import type { Page } from '../../server/contracts/lists.ts';
import type { TimelineEvent, VisitorProfile, VisitorRow } from '../../server/contracts/visitors.ts';
import type { DeliveryRow, EndpointRow } from '../../server/contracts/webhooks.ts';

/** A moment that every sample is counted from. */
export const T0 = Date.parse('2026-03-23T14:35:00Z');
const at = (minutesAgo: number) => new Date(T0 - minutesAgo * 60_000).toISOString();

/** A page of a list with nothing after it. */
export const pageOf = <T>(data: T[], next_cursor: string | null = null): Page<T> => ({
  data,
  total: data.length,
  total_relation: 'eq',
  page: 1,
  pages: 1,
  next_cursor,
});

export const me: Me = {
  id: 'm_1',
  email: 'ada@example.com',
  name: 'Ada Owner',
  role: 'owner',
  organisation: { id: 'o_1', name: 'Example Inc' },
  sites: [{ id: 'w_demo0001', name: 'Demo site', demo: true }],
  notices: [],
  disabled_webhooks: [],
};

/** The n-th visitor of a list that is sorted by last seen. */
export const visitorRow = (n: number, over: Partial<VisitorRow> = {}): VisitorRow => ({
  id: `v_${String(n).padStart(4, '0')}aaaaaaaaaaaa`,
  version: 'a',
  intent: 20,
  online: false,
  bot: false,
  first_seen: at(n + 600),
  last_seen: at(n),
  page_views: 3,
  messages: 0,
  sessions: 1,
  ...over,
});

/** Jane of Acme: everything is known of her. */
export const jane: VisitorRow = visitorRow(1, {
  identity: { name: 'Jane Smith', email: 'jane@acme.com', status: 'verified' },
  company: {
    domain: 'acme.com',
    name: 'Acme Corp',
    industry: 'Software',
    size: '201-500',
    revenue: '50M-200M',
    location: 'Austin, US',
    confidence: 'high',
    source: 'email',
    at: at(60),
  },
  location: { city: 'Austin', country: 'US' },
  intent: 82,
  enterprise_score: 64,
  online: true,
  messages: 2,
  last_page: { url: 'https://example.com/pricing', title: 'Pricing' },
});

export const janeProfile: VisitorProfile = {
  ...jane,
  sources: {},
  score_breakdown: [
    { signal: 'page:pricing', count: 3, points: 28, cap: 40, at: at(5) },
    { signal: 'page:demo', count: 1, points: 12, cap: 40, at: at(9) },
    { signal: 'messages', count: 2, points: 22, cap: 35, at: at(2) },
    { signal: 'widget_opened', count: 1, points: 6, cap: 35, at: at(3) },
    { signal: 'company', count: 1, points: 14, cap: 25, at: at(5) },
  ],
  enterprise_breakdown: [
    { input: 'size', value: '201-500', points: 24, max: 40 },
    { input: 'network', value: 'own', points: 15, max: 15 },
    { input: 'industry', points: 3.5, max: 10 },
  ],
  network: { type: 'business', asn: 64500, org: 'Acme Networks', data_version: '2026-03-01' },
  traits: { plan: 'enterprise' },
  recent_sessions: [
    {
      id: 's_1',
      started_at: at(20),
      ended_at: at(1),
      page_views: 4,
      events: 7,
      entry_url: 'https://example.com/',
      source: 'www.google.com',
    },
  ],
  first_referrer: 'https://www.google.com/',
  user_agent: { browser: 'Chrome 142', os: 'macOS', device: 'desktop' },
  conversations: ['c_jane0000000000000'],
  lifecycle: 'lead',
};

/** An event of the first session, `minutesAgo` before `T0`. */
export const timelineEvent = (
  event_id: string,
  event: string,
  minutesAgo: number,
  over: Partial<TimelineEvent> = {},
): TimelineEvent => ({
  event_id,
  event,
  timestamp: at(minutesAgo),
  received_at: at(minutesAgo),
  session_id: 's_1',
  source: 'browser',
  ...over,
});

export const conversationRow: ConversationRow = {
  id: 'c_jane0000000000000',
  visitor_id: jane.id,
  status: 'open',
  started_at: at(10),
  last_message_at: at(2),
  last_message: { from: 'visitor', text: 'Can we talk about pricing?' },
  unread: 1,
  tags: [],
};

export const conversation: ConversationDetail = {
  ...conversationRow,
  messages: [
    { message_id: 'm1', seq: 1, from: 'visitor', text: 'Hello', at: at(10) },
    { message_id: 'm2', seq: 2, from: 'team', text: 'Hi Jane', at: at(8), author: { name: 'Ada' } },
    { message_id: 'm3', seq: 3, from: 'visitor', text: 'Can we talk about pricing?', at: at(2) },
  ],
  notes: [],
  read_by_visitor: 2,
  delivered_to_visitor: 2,
};

export const endpoint: EndpointRow = {
  id: 'wh_1',
  url: 'https://hooks.example.com/clarm',
  description: 'Sales alerts',
  events: ['high_intent_visitor'],
  enabled: true,
  filters: {},
  created_at: at(9000),
  last_delivery: { at: at(3), status: 'delivered' },
};

export const delivery: DeliveryRow = {
  id: '0190a000-0000-7000-8000-000000000001',
  webhook_id: 'wh_1',
  event: 'high_intent_visitor',
  status: 'failing',
  created_at: at(3),
  next_attempt_at: at(-5),
  attempts: [
    { at: at(3), error: 'timeout after 10 s', duration_ms: 10_000 },
    { at: at(2), status: 503, duration_ms: 80.4, response: 'try later' },
  ],
  request: { method: 'POST', url: 'https://hooks.example.com/clarm', headers: {} },
  payload: '{"event":"high_intent_visitor","data":{"intent_score":82}}',
};

export const siteSettings: WidgetSettings = {
  id: 'w_demo0001',
  name: 'Demo site',
  demo: true,
  allowed_origins: [],
  redact: [],
  config: {
    brandName: 'Northwind',
    primaryColor: '#4f46e5',
    position: 'bottom-right',
    welcomeMessage: 'Hi there! How can we help?',
    quickReplies: ['What does it cost?', 'Book a demo'],
    headerTitle: '',
    headerSubtitle: '',
    headerLogo: '',
    actions: [{ label: 'See our prices', kind: 'link', url: 'https://example.com/pricing' }],
    teaser: null,
    locale: '',
    timezone: 'UTC',
    businessHours: { mon: [['09:00', '17:00']] },
    awayMessage: '',
    preChat: { requireEmail: false },
    consent: 'implied',
    honorGpc: true,
    allowAutomation: false,
    attachments: true,
    askRating: true,
    sound: false,
    countInTitle: true,
  },
  alert_threshold: 70,
  retention_days: 365,
  created_at: at(9000),
};
