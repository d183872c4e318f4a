import type { PublicConfig } from '../server/contracts/site-config.ts';
import { mountLauncher, type Launcher } from './launcher/launcher.ts';
import { attempt } from './tracker/attempt.ts';
import { startTracker, type Tracker, type TrackerOptions } from './tracker/start-tracker.ts';

/** How long after the last message a page brings the chat by itself, to show replies as they come. */
const RECENT_CHAT_MS = 30 * 60_000;

/** The one Clarm of a page: what the loader made and the panel builds on. */
export interface Clarm {
  widgetId: string;
  /** `https://HOST/api` */
  api: string;
  tracker: Tracker;
  config?: PublicConfig;
  launcher?: Launcher;
  /** The visitor is another one, or none: the panel forgets its conversation. */
  onReset?: () => void;
}

/** The element as the launcher knows it, once its module has been loaded. */
type Panel = HTMLElement & {
  attach?(clarm: Clarm): void;
  open?(): void;
  toggle?(): void;
  tease?(): unknown;
};

declare global {
  interface Window {
    __clarm?: Clarm;
    __clarm_config?: Record<string, PublicConfig>;
    ClarmTrack?: Tracker['call'] & { q?: unknown[][] };
  }
}

/** What the page's tag says, and how the panel's module is had. */
export interface BootOptions extends TrackerOptions {
  loadPanel(): Promise<unknown>;
}

/** By then the page's own `<clarm-widget>`, if it has one, is there. */
const whenParsed = (act: () => void) => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', act);
  else act();
};

/** Starts tracker and launcher, once a page. */
export function boot(options: BootOptions): void {
  if (window.__clarm) return;
  const { widgetId, api } = options;
  const clarm = (window.__clarm = { widgetId, api } as Clarm);
  let loading: Promise<unknown> | undefined;
  const panel = () => clarm.launcher?.host as Panel;
  const load = () =>
    (loading ??= options.loadPanel().catch(() => {
      // The next click tries again.
      loading = undefined;
      clarm.launcher?.button.removeAttribute('aria-busy');
    }));
  /** Nothing is asked of an element that did not come, or that the page has made its own. */
  const ask = (what: 'open' | 'toggle' | 'tease') => load().then(() => panel()[what]?.());

  const show = (config: PublicConfig) => {
    const launcher = (clarm.launcher = mountLauncher(config));
    const { button } = launcher;
    panel().attach?.(clarm);
    button.onpointerenter = button.onfocus = load;
    button.onclick = () => {
      // However often an impatient visitor clicks before there is a panel, they mean one thing.
      const isHere = panel().toggle;
      if (!isHere) button.setAttribute('aria-busy', 'true');
      void ask(isHere ? 'toggle' : 'open');
    };
    if (config.teaser) setTimeout(ask, config.teaser.delaySeconds * 1000, 'tease');
    attempt(() => {
      const [, at] = /"at":(\d+)/.exec(localStorage[`clarm_${widgetId}_chat`])!;
      if (Date.now() - Number(at) < RECENT_CHAT_MS) void load();
    });
  };

  const tracker = startTracker(options, {
    onConfig(config) {
      clarm.config = config;
      // A task of its own, so that neither makes the other a long one.
      whenParsed(() => setTimeout(attempt, 0, () => show(config)));
    },
    onInbox: load,
    onReset() {
      tracker.call.identity = undefined;
      clarm.onReset?.();
    },
    onNavigate() {
      // A page that swaps its whole body takes ours along.
      clarm.launcher?.place();
    },
  });

  clarm.tracker = tracker;
  const waiting = window.ClarmTrack?.q ?? [];
  window.ClarmTrack = tracker.call;
  // Before the configuration, so that a denial among them comes before anything is kept or sent.
  for (const call of waiting) (tracker.call as (...call: unknown[]) => void)(...call);
  tracker.start();
}
