import type { ProjectionDeps } from './projection-deps.ts';

/** Longer work on batches than a lease takes: recovery of large visitors, a rebuild, retention. */
const DEFAULT_LEASE_MS = 10_000;

/**
 * Renews the lease of batches while they are worked on.
 * @returns ends that
 */
export function holdLease(
  { pending, log }: Pick<ProjectionDeps, 'pending' | 'log'>,
  batches: readonly string[],
  writer: string,
  leaseMs = DEFAULT_LEASE_MS,
): () => void {
  if (leaseMs === 0) return () => undefined;
  const timer = setInterval(() => {
    pending.renew(batches, writer).catch((error: unknown) => {
      log.warn({ err: error }, 'renewal of a lease failed');
    });
  }, leaseMs / 4);
  return () => clearInterval(timer);
}
