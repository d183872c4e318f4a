import type { Browser, CDPSession } from '@playwright/test';

/** How much slower than this machine: a mid-range phone beside a laptop. */
const SLOWER = 4;
/** By then the launcher is there and what was counted is on its way. */
const WATCHED_MS = 1500;

/** What the main thread of a page did, from the moment at which a script was put into it. */
export interface LoadingCost {
  /** All tasks together; ms. */
  tasks: number;
  /** JavaScript alone; ms. */
  scripts: number;
  /** Tasks longer than 50 ms; ms. */
  longTasks: number[];
}

const durations = async (session: CDPSession) => {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { tasks: seconds('TaskDuration') * 1000, scripts: seconds('ScriptDuration') * 1000 };
};

/**
 * Puts a script into a page that is done with its own work, on a processor slowed down 4 times.
 * @param url of the page
 * @param src of the script
 */
export async function loadingCost(
  browser: Browser,
  url: string,
  src: string,
): Promise<LoadingCost> {
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send('Performance.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await tab.goto(url);
    await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
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
    };
  } finally {
    await context.close();
  }
}
