import { decideAlert } from './intent/decide-alert.ts';
import type { PendingStore } from './tracking/pending-store.ts';
import { foldRound, type FoldRound, type FoldRoundDeps } from './visitors/fold-round.ts';
import { createVisitorMemory, noMemory, type VisitorMemory } from './visitors/visitor-memory.ts';

/** Who folds rounds and writes visitors: this thread, or one of its own. */
export interface Folding extends Pick<VisitorMemory, 'forget'> {
  foldRound: FoldRound;
  stop(): Promise<void>;
}

export interface FoldHereDeps extends Pick<
  FoldRoundDeps,
  'visitors' | 'scoringFor' | 'erasedAmong' | 'clock' | 'log'
> {
  pending: Pick<PendingStore, 'stillOwned'>;
  /** This process's name in `pending_batches`. */
  writer: string;
  /** No other process is on this database: what was written last need not be read again. */
  alone: boolean;
}

/** Folds in the thread that asks. */
export function foldHere({ pending, writer, alone, ...deps }: FoldHereDeps): Folding {
  const memory = alone ? createVisitorMemory() : noMemory;
  const stillOwned = (batches: readonly string[]) => pending.stillOwned(batches, writer);
  return {
    foldRound: (batches) => foldRound({ ...deps, memory, stillOwned, decideAlert }, batches),
    forget: memory.forget,
    stop: async () => undefined,
  };
}
