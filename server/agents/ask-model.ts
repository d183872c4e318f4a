import { z } from 'zod';
import type { Egress } from '../egress/egress.ts';
import type { PromptMessage } from './prompt.ts';

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 256 * 1024;
const SHOWN = 200;

const completion = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullable().optional() }) }))
    .min(1),
});
const errorAnswer = z.object({
  error: z.union([z.string(), z.object({ message: z.string().optional() })]),
});

/** The endpoint gave no answer; the message says why, for the team, and holds no key. */
export class ModelError extends Error {
  /** Asking again is no use before something is changed. */
  readonly final: boolean;
  constructor(message: string, final: boolean) {
    super(message);
    this.name = 'ModelError';
    this.final = final;
  }
}

/** Statuses after which the same question may be answered a moment later. */
const PASSING = new Set([408, 409, 425, 429, 500, 502, 503, 504, 529]);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const reasonOf = (body: string): string => {
  const { data } = errorAnswer.safeParse(parse(body));
  if (!data) return '';
  return (typeof data.error === 'string' ? data.error : (data.error.message ?? '')).slice(0, SHOWN);
};

/** Where and how a model is asked. */
export interface ModelEndpoint {
  baseUrl: string;
  model: string;
  apiKey?: string | undefined;
}

/**
 * Asks an OpenAI-compatible endpoint (`POST <base>/chat/completions`).
 * @returns what the model wrote
 * @throws ModelError with what the team can do about it
 */
export async function askModel(
  egress: Pick<Egress, 'request'>,
  { baseUrl, model, apiKey }: ModelEndpoint,
  messages: readonly PromptMessage[],
  signal?: AbortSignal,
): Promise<string> {
  const mask = (text: string) => (apiKey ? text.replaceAll(apiKey, '…') : text);
  const answer = await egress
    .request({
      url: `${baseUrl.replace(/\/+$/, '')}/chat/completions`,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      // Only what every endpoint takes: some refuse a temperature or a limit of tokens.
      body: JSON.stringify({ model, messages }),
      timeoutMs: TIMEOUT_MS,
      maxResponseBytes: MAX_BYTES,
      ...(signal ? { signal } : {}),
    })
    .catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      const final = (error as { code?: unknown } | null)?.code === 'forbidden_address';
      throw new ModelError(mask(why), final);
    });
  if (answer.status !== 200) {
    const reason = reasonOf(answer.body);
    const what = `The endpoint answered ${answer.status}${reason ? `: ${reason}` : '.'}`;
    throw new ModelError(mask(what), !PASSING.has(answer.status));
  }
  const { data } = completion.safeParse(parse(answer.body));
  const content = data?.choices[0]?.message.content;
  if (content === undefined || content === null)
    throw new ModelError('The endpoint did not answer as an OpenAI-compatible one does.', false);
  return content;
}
