import type Router from '@koa/router';
import type { Connection } from 'mongoose';
import type { Egress } from '../egress/egress.ts';
import { derivedId } from '../derived-id.ts';
import { createTimedCache } from '../http/timed-cache.ts';
import type { Clock, ConversationReader, LiveHub, FollowUpHandler } from '../ports.ts';
import type { Sealer } from '../seal-secret.ts';
import { agentStore, type AgentDoc } from './agent-store.ts';
import { createAnswer } from './answer.ts';
import { ModelError } from './ask-model.ts';
import { documentStore } from './document-store.ts';
import { createLearn } from './learn.ts';
import { HISTORY } from './prompt.ts';
import type { ModelAnswer } from './read-answer.ts';
import { agentRoutes } from './routes.ts';
import { threadStore } from './thread-store.ts';

const KEEP_MS = 5_000;
/** The visitor's widget shows "typing" for some seconds after each sign. */
const TYPING_EVERY_MS = 3_000;

export interface AgentsDeps {
  connection: Connection;
  conversations: ConversationReader;
  egress: Pick<Egress, 'request' | 'refusalOf'>;
  sealer: Sealer;
  brandOf(site: string): Promise<string>;
  hub: LiveHub;
  clock: Clock;
}

/** The site's AI agent (contract §9), put together. */
export interface Agents {
  routes: Router;
  /** Answers visitors' messages. */
  followUp: FollowUpHandler;
  /** In the next conversation it speaks again. */
  onClosed(site: string, conversation: string): Promise<void>;
  eraseVisitor(site: string, visitor: string): Promise<void>;
  /** A daily job: reads old pages anew. */
  refresh(): Promise<void>;
}

/** Makes the feature and registers its collections. */
export function createAgents(deps: AgentsDeps): Agents {
  const { connection, conversations, egress, hub, clock } = deps;
  const agents = agentStore(connection);
  const documents = documentStore(connection);
  const threads = threadStore(connection);
  const answer = createAnswer({ ...deps, agents, documents });
  const learn = createLearn({ documents, egress, clock });
  const enabled = createTimedCache<AgentDoc>({
    load: (site) => agents.forSite({ site }).enabled(),
    clock,
    keepMs: KEEP_MS,
    keepMissMs: KEEP_MS,
    max: 10_000,
  });

  const say = async (
    agent: AgentDoc,
    conversation: string,
    message: string,
    said: ModelAnswer,
    visitor?: string,
  ): Promise<void> => {
    // A person may have replied in the meantime.
    if (await threads.isSilent(agent.site, conversation)) return;
    const handsOver = said.outcome === 'handover';
    await conversations.speak(agent.site, conversation, {
      message_id: derivedId('agent', conversation, message),
      text: handsOver ? agent.handover_message : said.text,
      author: { name: agent.name, agent: true },
    });
    if (handsOver) await threads.silence(agent.site, conversation, 'handed_over', visitor);
  };

  const whileTyping = async <T>(site: string, id: string, work: Promise<T>): Promise<T> => {
    const show = () => hub.publish(site, { kind: 'typing', id, from: 'team' });
    show();
    const timer = setInterval(show, TYPING_EVERY_MS);
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  };

  const followUp: FollowUpHandler = {
    async follows({ site, conversation_id, from, author, visitor_id }) {
      if (from === 'team') {
        // Whoever of the team replies, here, in Slack or by the API, takes over from the agent.
        if (author?.agent !== true && (await enabled.get(site)))
          await threads.silence(site, conversation_id, 'person', visitor_id);
        return undefined;
      }
      const agent = await enabled.get(site);
      return agent && agent.wait_seconds * 1_000;
    },

    async handle({ site, conversation_id: id, message_id, seq }, signal) {
      const agent = await enabled.get(site, true);
      if (!agent || (await threads.isSilent(site, id))) return;
      const found = await conversations.recent(site, id, HISTORY);
      const latest = found?.messages.findLast(({ from }) => from === 'visitor');
      // What was said since is answered in its own turn, together with this.
      if (!found || latest?.message_id !== message_id || latest.seq !== seq) return;
      const ofSite = agents.forSite({ site });
      try {
        const { answer: said } = await whileTyping(site, id, answer(agent, found.messages, signal));
        await say(agent, id, message_id, said, found.visitor_id);
        if (agent.problem) await ofSite.report(agent.id, undefined);
      } catch (error) {
        if (!(error instanceof ModelError) || signal.aborted) throw error;
        await ofSite.report(agent.id, { at: new Date(clock()), message: error.message });
        if (!error.final) throw error;
        await say(agent, id, message_id, { outcome: 'handover' }, found.visitor_id);
      }
    },

    async giveUp({ site, conversation_id: id, message_id, visitor_id }) {
      const agent = await enabled.get(site, true);
      if (agent) await say(agent, id, message_id, { outcome: 'handover' }, visitor_id);
    },
  };

  return {
    routes: agentRoutes({
      ...deps,
      agents,
      documents,
      answer,
      learn,
      onChanged: enabled.forget,
    }),
    followUp,
    onClosed: threads.end,
    eraseVisitor: threads.erase,
    refresh: learn.refresh,
  };
}
