import type { AgentDocumentRow, AgentRow } from '../contracts/agents.ts';
import type { AgentDoc } from './agent-store.ts';
import type { AgentDocumentDoc } from './document-store.ts';

/** An agent as the team sees it. */
export const agentRowOf = (agent: AgentDoc, documents: number, month: string): AgentRow => ({
  id: agent.id,
  name: agent.name,
  base_url: agent.base_url,
  model: agent.model,
  ...(agent.api_key_last_four === undefined ? {} : { api_key_last_four: agent.api_key_last_four }),
  instructions: agent.instructions,
  handover_message: agent.handover_message,
  wait_seconds: agent.wait_seconds,
  monthly_limit: agent.monthly_limit,
  enabled: agent.enabled,
  created_at: agent.created_at.toISOString(),
  answers_this_month: agent.month === month ? (agent.answers ?? 0) : 0,
  documents,
  ...(agent.problem
    ? { problem: { at: agent.problem.at.toISOString(), message: agent.problem.message } }
    : {}),
});

/** A document as the team sees it. */
export const documentRowOf = ({
  id,
  title,
  url,
  characters,
  read_at,
}: AgentDocumentDoc): AgentDocumentRow => ({
  id,
  title,
  ...(url === undefined ? {} : { url }),
  characters,
  read_at: read_at.toISOString(),
});
