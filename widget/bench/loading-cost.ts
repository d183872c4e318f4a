import type { Browser, CDPSession } from '@playwright/test';

/** How much slower than this machine: a mid-range phone beside a laptop. */
export const SLOWER = 4;
/** By then the launcher is there and what was counted is on its way. */
const WATCHED_MS = 1500;

/** What the main thread of a page did, from the moment at which a script was put into it. */
export interface LoadingCost {
  /** All tasks together; ms. */
  tasks: number;
  /** JavaScript alone; ms. */
  scripts: number;
  /** Tasks longer than 50 ms, as a page can observe them: waiting for a processor included; ms. */
  longTasks: number[];
  /** The most processor time of one task, in which waiting for a processor is not; ms. */
  longest: number;
}

const durations = async (session: CDPSession) => {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { tasks: seconds('TaskDuration') * 1000, scripts: seconds('ScriptDuration') * 1000 };
};

/** The parts of a trace's event that are looked at here; `tdur` in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  tdur?: number;
  args?: { data?: { url?: string } };
}

/** Follows all tasks; the function ends it and answers the longest of the thread that ran `src`. */
async function traceTasks(browser: Browser, src: string): Promise<() => Promise<number>> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown as TraceEvent[])),
  );
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
    },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    const keyOf = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`;
    // Other pages' threads are not asked: Chromium starts processes to have them ready.
    const run = events.find(
      ({ name, args }) => name === 'EvaluateScript' && args?.data?.url?.endsWith(src),
    );
    if (!run) throw new Error(`the trace does not tell of ${src}`);
    const thread = keyOf(run);
    const tasks = events.filter((event) => event.name === 'RunTask' && keyOf(event) === thread);
    return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
  };
}

/**
 * Puts a script into a page that is done with its own work.
 * @param url of the page
 * @param src of the script
 * @param slower how many times the processor is slowed down
 */
export async function loadingCost(
  browser: Browser,
  url: string,
  src: string,
  slower = SLOWER,
): Promise<LoadingCost> {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send('Performance.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await tab.goto(url);
    await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    const endTrace = await traceTasks(browser, src);
    const before = await durations(session);
    const longTasks = await tab.evaluate(
      async ([script, watched]) => {
        const found: number[] = [];
        new PerformanceObserver((list) =>
          found.push(...list.getEntries().map(({ duration }) => duration)),
        ).observe({ type: 'longtask' });
        const element = document.createElement('script');
        element.src = script;
        document.head.append(element);
        await new Promise((resolve) => setTimeout(resolve, watched));
        return found;
      },
      [src, WATCHED_MS] as const,
    );
    const after = await durations(session);
    return {
      tasks: after.tasks - before.tasks,
      scripts: after.scripts - before.scripts,
      longTasks,
      longest: await endTrace(),
    };
  } finally {
    await context.close();
  }
}
