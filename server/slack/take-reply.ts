import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { SlackEnvelope } from '../contracts/slack.ts';
import { derivedId } from '../derived-id.ts';
import type { ConversationReader } from '../ports.ts';
import type { BridgeDoc, BridgeStore } from './bridge-store.ts';
import type { CallSlack } from './call-slack.ts';
import { fromSlack } from './slack-text.ts';

const NAMES_KEPT = 1_000;
const NAMES_KEPT_MS = 3_600_000;
const MAX_TEXT = 4_000;
/** Slack wants its answer within 3 s. */
const NAME_TIMEOUT_MS = 1_500;

type SlackEvent = Extract<SlackEnvelope, { type: 'event_callback' }>['event'];

const userShape = z.object({
  user: z.object({
    real_name: z.string().optional(),
    profile: z
      .object({ display_name: z.string().optional(), real_name: z.string().optional() })
      .optional(),
  }),
});

export interface TakeReplyDeps {
  bridges: BridgeStore;
  conversations: ConversationReader;
  call: CallSlack;
  tokenOf(bridge: BridgeDoc): string;
}

/** Says in a conversation what somebody wrote in its thread. */
export function createTakeReply({ bridges, conversations, call, tokenOf }: TakeReplyDeps) {
  const names = new LRUCache<string, string>({ max: NAMES_KEPT, ttl: NAMES_KEPT_MS });

  const nameOf = async (bridge: BridgeDoc, user: string): Promise<string> => {
    const key = `${bridge.site}:${user}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    try {
      const signal = AbortSignal.timeout(NAME_TIMEOUT_MS);
      const found = userShape.parse(await call(tokenOf(bridge), 'users.info', { user }, signal));
      const { profile, real_name } = found.user;
      const name = profile?.display_name || profile?.real_name || real_name || 'Team';
      names.set(key, name.slice(0, 80));
      return name.slice(0, 80);
    } catch {
      return 'Team';
    }
  };

  /** Durable when it resolves; Slack's repetition of an event changes nothing. */
  return async function takeReply(bridge: BridgeDoc, event: SlackEvent): Promise<void> {
    const { type, subtype, bot_id, user, channel, ts, thread_ts, text } = event;
    // Edits, joins and what bots (Clarm too) write are no replies.
    if (type !== 'message' || subtype !== undefined || bot_id !== undefined) return;
    if (!user || !channel || !ts || !thread_ts || thread_ts === ts || !text) return;
    const thread = await bridges.forSite(bridge).threadAt(channel, thread_ts);
    if (!thread) return;
    const said = fromSlack(text).slice(0, MAX_TEXT).toWellFormed();
    if (said === '') return;
    await conversations.speak(bridge.site, thread.conversation_id, {
      message_id: derivedId('slack', bridge.site, channel, ts),
      text: said,
      author: { name: await nameOf(bridge, user), via: 'slack' },
    });
  };
}
export type TakeReply = ReturnType<typeof createTakeReply>;
