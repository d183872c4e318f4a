import { DUPLICATE_KEY } from '../database.ts';
/** Whether MongoDB refused a write because a unique index has that value already. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
