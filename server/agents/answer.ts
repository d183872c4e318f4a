import type { Egress } from '../egress/egress.ts';
import type { ChatMessage, Clock } from '../ports.ts';
import type { Sealer } from '../seal-secret.ts';
import type { AgentDoc, AgentStore } from './agent-store.ts';
import { askModel } from './ask-model.ts';
import type { DocumentStore, Passage } from './document-store.ts';
import { findPassages } from './find-passages.ts';
import { HISTORY, promptFor } from './prompt.ts';
import { readAnswer, type ModelAnswer } from './read-answer.ts';
import { wantsPerson } from './wants-person.ts';

export interface AnswerDeps {
  agents: AgentStore;
  documents: DocumentStore;
  egress: Pick<Egress, 'request'>;
  sealer: Sealer;
  /** The name that visitors know the site by. */
  brandOf(site: string): Promise<string>;
  clock: Clock;
}

/** The field that an agent's key is sealed for. */
export const keyField = (id: string): string => `agent ${id}`;

/**
 * What an agent has to say to the latest message of a conversation.
 * @throws ModelError where its endpoint gives no answer
 */
export const createAnswer =
  ({ agents, documents, egress, sealer, brandOf, clock }: AnswerDeps) =>
  async (
    agent: AgentDoc,
    history: readonly Pick<ChatMessage, 'from' | 'text'>[],
    signal?: AbortSignal,
  ): Promise<{ answer: ModelAnswer; passages: Passage[] }> => {
    const handover = { answer: { outcome: 'handover' } as const, passages: [] };
    const questions = history.filter(({ from }) => from === 'visitor').map(({ text }) => text);
    const question = questions.at(-1)?.trim() ?? '';
    // Nobody reads a file but a person.
    if (question === '' || wantsPerson(question)) return handover;
    const { site, id, name, instructions } = agent;
    const month = new Date(clock()).toISOString().slice(0, 7);
    if (!(await agents.forSite({ site }).spend(agent, month))) return handover;
    const passages = await findPassages(documents.forAgent({ site }, id), questions.slice(-3));
    const written = await askModel(
      egress,
      {
        baseUrl: agent.base_url,
        model: agent.model,
        apiKey: agent.api_key && sealer.open(agent.api_key, site, keyField(id)),
      },
      promptFor({
        name,
        brand: await brandOf(site),
        instructions,
        passages,
        history: history.slice(-HISTORY),
      }),
      signal,
    );
    return { answer: readAnswer(written, passages), passages };
  };
export type Answer = ReturnType<typeof createAnswer>;
