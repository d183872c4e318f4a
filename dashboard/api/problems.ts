import { CallError } from './client.ts';

/** What the server found wrong with each field, by the field's path; empty for any other failure. */
export function problemsByField(error: unknown): Record<string, string> {
  if (!(error instanceof CallError) || error.code !== 'invalid') return {};
  if (!Array.isArray(error.details)) return {};
  const problems: Record<string, string> = {};
  for (const detail of error.details as unknown[]) {
    if (typeof detail !== 'object' || detail === null) continue;
    const { path, message } = detail as { path?: unknown; message?: unknown };
    if (typeof path === 'string' && typeof message === 'string') problems[path] ??= message;
  }
  return problems;
}
