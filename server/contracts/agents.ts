import { z } from 'zod';

/** `POST /api/agents`: an AI agent that answers visitors from the site's own documents (contract §9). */
export const newAgent = z.object({
  /** What visitors see beside its answers. */
  name: z.string().trim().min(1).max(60).default('Assistant'),
  /** Base of an OpenAI-compatible API: `<base_url>/chat/completions` is asked. */
  base_url: z.url({ protocol: /^https?$/ }).max(2048),
  model: z.string().trim().min(1).max(200),
  /** Never shown again; leave it out where the endpoint needs none. */
  api_key: z.string().min(1).max(1024).optional(),
  /** Tone and rules of your own, added to Clarm's. */
  instructions: z.string().max(4000).default(''),
  /** What it says when it hands over to a person. */
  handover_message: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .default('Let me bring in a colleague. Somebody will answer you here.'),
  /** How long a person has to answer first, in seconds. */
  wait_seconds: z.number().int().min(0).max(600).default(0),
  /** Answers a calendar month (UTC); past it, it hands over. */
  monthly_limit: z.number().int().min(1).max(1_000_000).default(1000),
  /** One agent of a site answers: enabling one disables the others. */
  enabled: z.boolean().default(true),
});
export type NewAgent = z.infer<typeof newAgent>;

/** `PATCH /api/agents/:id`: what is absent stays; `api_key: null` removes the key. */
export const agentPatch = z.object({
  name: newAgent.shape.name.unwrap().optional(),
  base_url: newAgent.shape.base_url.optional(),
  model: newAgent.shape.model.optional(),
  api_key: newAgent.shape.api_key.unwrap().nullable().optional(),
  instructions: newAgent.shape.instructions.unwrap().optional(),
  handover_message: newAgent.shape.handover_message.unwrap().optional(),
  wait_seconds: newAgent.shape.wait_seconds.unwrap().optional(),
  monthly_limit: newAgent.shape.monthly_limit.unwrap().optional(),
  enabled: newAgent.shape.enabled.unwrap().optional(),
});

/** An agent as listed. */
export const agentRow = z.object({
  id: z.string(),
  name: z.string(),
  base_url: z.string(),
  model: z.string(),
  /** Of the key only its last four characters. */
  api_key_last_four: z.string().optional(),
  instructions: z.string(),
  handover_message: z.string(),
  wait_seconds: z.number().int(),
  monthly_limit: z.number().int(),
  enabled: z.boolean(),
  created_at: z.string(),
  /** Answers of this calendar month (UTC). */
  answers_this_month: z.number().int(),
  documents: z.number().int(),
  /** Why the latest question got no answer; absent while all is well. */
  problem: z.object({ at: z.string(), message: z.string() }).optional(),
});
export type AgentRow = z.infer<typeof agentRow>;

/** `POST /api/agents/:id/documents`: a page (and the pages of the same site it links to), or a text. */
export const newAgentDocument = z.union([
  z.object({
    url: z.url({ protocol: /^https?$/ }).max(2048),
    /** How many more pages of the same site may be taken along. */
    follow: z.number().int().min(0).max(50).default(0),
  }),
  z.object({
    title: z.string().trim().min(1).max(200),
    text: z.string().trim().min(1).max(200_000),
  }),
]);
export type NewAgentDocument = z.infer<typeof newAgentDocument>;

/** What an agent knows. */
export const agentDocumentRow = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().optional(),
  characters: z.number().int(),
  read_at: z.string(),
});
export type AgentDocumentRow = z.infer<typeof agentDocumentRow>;

/** The answer to a new document: what was read, and what could not be. */
export const readDocuments = z.object({
  documents: z.array(agentDocumentRow),
  problems: z.array(z.object({ url: z.string(), message: z.string() })),
});

/** `POST /api/agents/:id/try`: what the agent would answer; nobody is sent anything. */
export const agentQuestion = z.object({ text: z.string().trim().min(1).max(4000) });
export const agentTrial = z.object({
  /** `handover`: it would bring in a person. */
  outcome: z.enum(['answer', 'handover', 'failed']),
  text: z.string(),
  /** The passages that it was given. */
  sources: z.array(z.object({ title: z.string(), url: z.string().optional() })),
});
export type AgentTrial = z.infer<typeof agentTrial>;
