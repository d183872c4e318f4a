import { z } from 'zod';

/** Every error answer (contract §3). */
export const errorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});
export type ErrorAnswer = z.infer<typeof errorAnswer>;
