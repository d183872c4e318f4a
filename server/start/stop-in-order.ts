import type { Logger } from 'pino';

/** Longer than this to stop, and the process ends itself: nothing acknowledged is at risk. */
const PATIENCE_MS = 9_500;

/** What was started, ended in the opposite order: once, whoever asks. */
export function stopInOrder(log: Pick<Logger, 'error' | 'info'>) {
  const steps: { name: string; end: () => Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;

  const endAll = async (): Promise<void> => {
    for (const { name, end } of steps.toReversed()) {
      try {
        await end();
      } catch (error) {
        log.error({ err: error }, `${name} did not end in order`);
      }
    }
  };
  const stop = (): Promise<void> => (stopping ??= endAll());

  return {
    /** The next thing that runs, and how it ends. */
    add(name: string, end: () => Promise<void>): void {
      steps.push({ name, end });
    },
    stop,
    /**
     * Ctrl-C and SIGTERM end everything; a second Ctrl-C does not wait.
     * @param before runs first; SIGTERM comes from a supervisor, SIGINT from a person who waits
     */
    onSignals(before: (signal: NodeJS.Signals) => Promise<void>): void {
      const onSignal = (signal: NodeJS.Signals): void => {
        if (stopping) {
          if (signal === 'SIGINT') process.exit(130);
          return;
        }
        log.info(`${signal}: stopping`);
        setTimeout(() => process.exit(1), PATIENCE_MS).unref();
        stopping = before(signal).then(endAll);
        void stopping.then(() => process.exit(0));
      };
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
    },
  };
}
