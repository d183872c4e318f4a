import type { ChatMessage, Clock, ConversationReader } from '../ports.ts';
import type { BridgeDoc, BridgeStore } from './bridge-store.ts';
import { SlackError, type CallSlack } from './call-slack.ts';
import { toSlack } from './slack-text.ts';

/** Slack cuts longer ones (https://docs.slack.dev/reference/methods/chat.postMessage). */
const MAX_TEXT = 3_500;

/** Who a visitor is, for the thread's first message. */
export interface VisitorFacts {
  name: string;
  company?: string;
  score?: number;
}

export interface PostMessageDeps {
  bridges: BridgeStore;
  conversations: ConversationReader;
  call: CallSlack;
  tokenOf(bridge: BridgeDoc): string;
  factsOf(site: string, visitor: string): Promise<VisitorFacts | undefined>;
  /** Where the team reads the conversation. */
  linkTo(site: string, conversation: string): string;
  clock: Clock;
}

const whoOf = (facts: VisitorFacts | undefined): string => {
  if (!facts) return 'A visitor';
  const about = [facts.company, facts.score === undefined ? undefined : `intent ${facts.score}`];
  const known = about.filter(Boolean).join(', ');
  return known === '' ? facts.name : `${facts.name} (${known})`;
};

const lineOf = ({ from, author, text }: ChatMessage): string => {
  // A message may be nothing but a file, and Slack takes no empty text.
  const said = toSlack(text).slice(0, MAX_TEXT) || '(a file: open it in Clarm)';
  if (from === 'visitor') return said;
  return `*${toSlack(author?.name ?? 'Team')}${author?.agent ? ' (AI)' : ''}:* ${said}`;
};

/** Puts a message of a conversation into its thread, which begins with the first one. */
export function createPostMessage(deps: PostMessageDeps) {
  const { bridges, conversations, call, tokenOf, factsOf, linkTo, clock } = deps;

  const begin = async (
    bridge: BridgeDoc,
    conversation: string,
    visitor: string | undefined,
    signal: AbortSignal,
  ): Promise<string> => {
    const { site, channel } = bridge;
    const facts = visitor === undefined ? undefined : await factsOf(site, visitor);
    const headline = `New conversation with ${toSlack(whoOf(facts))}`;
    const link = `<${linkTo(site, conversation)}|Open in Clarm>`;
    const answer = await call(
      tokenOf(bridge),
      'chat.postMessage',
      {
        channel,
        text: headline,
        unfurl_links: false,
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: `:wave: *${headline}*\n${link}` } },
          {
            type: 'context',
            elements: [{ type: 'plain_text', text: 'Reply in this thread to answer the visitor.' }],
          },
        ],
      },
      signal,
    );
    const ts = String(answer['ts']);
    await bridges.forSite({ site }).keepThread({
      conversation_id: conversation,
      channel,
      ts,
      ...(visitor === undefined ? {} : { visitor_id: visitor }),
    });
    return ts;
  };

  /** @throws SlackError where trying again may help */
  return async function postMessage(
    bridge: BridgeDoc,
    conversation: string,
    seq: number,
    signal: AbortSignal,
  ): Promise<void> {
    const ofSite = bridges.forSite(bridge);
    const found = await conversations.recent(bridge.site, conversation, 200);
    const message = found?.messages.find((one) => one.seq === seq);
    if (!found || !message) return;
    try {
      const thread = await ofSite.threadOf(conversation);
      const ts =
        thread?.channel === bridge.channel
          ? thread.ts
          : await begin(bridge, conversation, found.visitor_id, signal);
      await call(
        tokenOf(bridge),
        'chat.postMessage',
        {
          channel: bridge.channel,
          thread_ts: ts,
          text: lineOf(message),
          unfurl_links: false,
        },
        signal,
      );
      if (bridge.problem) await ofSite.report(undefined);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      await ofSite.report({ at: new Date(clock()), message: error.message });
      if (!error.final) throw error;
    }
  };
}
