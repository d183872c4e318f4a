import type { Operation } from './operation.ts';
import { ACCOUNT } from './operations/account.ts';
import { AGENTS } from './operations/agents.ts';
import { ANALYTICS } from './operations/analytics.ts';
import { API_KEYS } from './operations/api-keys.ts';
import { CHAT } from './operations/chat.ts';
import { CONVERSATIONS } from './operations/conversations.ts';
import { ENRICHMENT } from './operations/enrichment.ts';
import { LIVE } from './operations/live.ts';
import { OPERATOR } from './operations/operator.ts';
import { SCORING } from './operations/scoring.ts';
import { SITES } from './operations/sites.ts';
import { SLACK } from './operations/slack.ts';
import { TRACKING } from './operations/tracking.ts';
import { VISITORS } from './operations/visitors.ts';
import { WEBHOOKS } from './operations/webhooks.ts';

/** Every operation of the API: the one table behind `/api/openapi.json` and `/api/docs`. */
export const OPERATIONS: readonly Operation[] = [
  ...TRACKING,
  ...CHAT,
  ...VISITORS,
  ...ANALYTICS,
  ...CONVERSATIONS,
  ...AGENTS,
  ...SLACK,
  ...WEBHOOKS,
  ...LIVE,
  ...SITES,
  ...ENRICHMENT,
  ...SCORING,
  ...API_KEYS,
  ...ACCOUNT,
  ...OPERATOR,
];
