import type { z } from 'zod';
import type { webhookData } from '../contracts/webhook-payloads.ts';

type Data = { readonly [E in keyof typeof webhookData]: z.infer<(typeof webhookData)[E]> };

const visitor_id = 'v_4Jx0b2nVQe6mZkq7T1ysWA';
const company = { name: 'Acme Corp', domain: 'acme.com', industry: 'Software', size: '201-500' };
const jane = {
  visitor_id,
  name: 'Jane Doe',
  email: 'jane@acme.com',
  identity: 'unverified',
} as const;
const dashboard_url = `https://example.com/dashboard/visitors/${visitor_id}?site=w_demo0001`;
const did = { ...jane, company, dashboard_url };
const message = {
  ...did,
  conversation_id: 'c_0195c3a0b2c47d1e8f90',
  message_id: '0195c3a0-b2c4-7d1e-8f90-0a1b2c3d4e5f',
  asks: 'pricing',
  current_url: 'https://example.com/pricing',
} as const;
const alert = {
  ...jane,
  intent_score: 82,
  score_breakdown: [
    { signal: 'page:pricing', count: 2, points: 32, cap: 40, at: '2026-03-23T14:33:00.000Z' },
    { signal: 'messages', count: 3, points: 26, cap: 35, at: '2026-03-23T14:35:00.000Z' },
    { signal: 'company', count: 1, points: 24, cap: 25, at: '2026-03-23T14:35:00.000Z' },
  ],
  enterprise_score: 64,
  company,
  engagement: {
    pages_viewed: 5,
    messages_sent: 3,
    current_url: 'https://example.com/pricing',
    recent_pages: [{ url: 'https://example.com/pricing' }, { url: 'https://example.com/' }],
  },
  dashboard_url,
};

/** `data` of each webhook, as the documentation shows it. */
export const WEBHOOK_EXAMPLES: Data = {
  identify: { ...did, traits: { name: 'Jane Doe', plan: 'growth' } },
  purchase: {
    ...did,
    source: 'server',
    amount: 99,
    currency: 'USD',
    plan: 'growth',
    orderId: 'A-1042',
  },
  goal_achieved: { ...did, goal: 'trial_started', value: null },
  visitor_enriched: {
    visitor_id,
    company: { ...company, revenue: '50M-200M', location: 'Austin, US' },
    enterprise_score: 64,
    enrichment_source: 'offline',
  },
  high_intent_visitor: alert,
  enterprise_alert: { ...alert, enterprise_score: 84 },
  conversation_started: message,
  message_sent: message,
  visitor_erased: { visitor_id },
};
