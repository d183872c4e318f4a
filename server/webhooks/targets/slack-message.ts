import type { WebhookEvent } from '../../contracts/webhooks.ts';
import { factsOf, type PayloadFacts } from './payload-facts.ts';
import type { Payload } from './target.ts';

/** Slack's limits of the parts used here (https://docs.slack.dev/reference/block-kit/blocks/). */
const MAX_HEADER = 150;
const MAX_TEXT = 2000;
const REASONS = 3;
const PAGES = 3;

/** Slack reads these three even where a text is plain: `<!channel>` must not call everybody. */
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escaped, and cut between two characters so that it is within the limit afterwards. */
const escaped = (text: string, max: number): string => {
  let result = '';
  for (const character of text) {
    const next = ESCAPES[character] ?? character;
    if (result.length + next.length > max - 1) return `${result}…`;
    result += next;
  }
  return result;
};

/** Everything is plain text: what visitors say about themselves can format or link nothing. */
const plain = (text: string, max = MAX_TEXT) => ({
  type: 'plain_text' as const,
  text: escaped(text, max),
  emoji: false,
});

const HEADLINES: Readonly<Record<WebhookEvent, (who: string, facts: PayloadFacts) => string>> = {
  high_intent_visitor: (who, { intent_score }) => `${who} is at ${intent_score ?? 'high'} intent`,
  enterprise_alert: (who) => `${who}, a large company, is looking closely`,
  visitor_enriched: (who) => `${who} is on your site`,
  identify: (who) => `${who} said who they are`,
  purchase: (who, { amount, currency }) =>
    `${who} bought for ${amount ?? '?'} ${currency ?? ''}`.trim(),
  goal_achieved: (who, { goal }) => `${who} reached ${goal ?? 'a goal'}`,
  conversation_started: (who) => `${who} started a conversation`,
  message_sent: (who) => `${who} sent a message`,
  visitor_erased: () => 'A visitor was erased',
};

const SIGNALS: Readonly<Record<string, string>> = {
  company: 'company fit',
  messages: 'messages sent',
  widget_opened: 'opened the chat',
};
const signalName = (signal: string): string =>
  SIGNALS[signal] ?? signal.replace(/^page:(.*)$/, '$1 pages').replaceAll('_', ' ');

const reasonsOf = ({ score_breakdown }: PayloadFacts): string =>
  score_breakdown
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, REASONS)
    .map(({ signal, points }) => `${signalName(signal)} +${points}`)
    .join(' · ');

const pagesOf = ({ engagement }: PayloadFacts): string => {
  const recent = engagement?.recent_pages.map(({ url, title }) => title ?? url) ?? [];
  const pages = recent.length > 0 ? recent : [engagement?.current_url ?? ''];
  return pages.slice(0, PAGES).filter(Boolean).join('\n');
};

const personOf = ({ name, email, identity }: PayloadFacts): string =>
  [name, email, email && identity === 'unverified' ? '(unverified)' : ''].filter(Boolean).join(' ');

/** A payload as a Slack message in Block Kit: who, company, score with its reasons, pages, and a button. */
export function slackMessage({ event, data }: Payload): Record<string, unknown> {
  const facts = factsOf(data);
  const { company } = facts;
  const who = company?.name ?? facts.name ?? facts.email ?? company?.domain ?? 'A visitor';
  const headline = `${facts.test ? 'Test: ' : ''}${HEADLINES[event](who, facts)}`;
  const rows = [
    ['Who', personOf(facts)],
    ['Company', [company?.name, company?.domain].filter(Boolean).join(', ')],
    ['About it', [company?.industry, company?.size, company?.revenue].filter(Boolean).join(', ')],
    ['Because of', reasonsOf(facts)],
    ['Last pages', pagesOf(facts)],
  ].filter(([, value]) => value);
  const fields = rows.map(([label, value]) => plain(`${label ?? ''}\n${value ?? ''}`));
  return {
    text: escaped(headline, MAX_TEXT),
    mrkdwn: false,
    blocks: [
      { type: 'header', text: plain(headline, MAX_HEADER) },
      ...(fields.length > 0 ? [{ type: 'section', fields }] : []),
      ...(facts.dashboard_url === undefined
        ? []
        : [
            {
              type: 'actions',
              elements: [{ type: 'button', text: plain('Open profile'), url: facts.dashboard_url }],
            },
          ]),
    ],
  };
}
