import type { PublicConfig } from '../server/contracts/site-config.ts';
import { mountLauncher, type Launcher } from './launcher/launcher.ts';
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
  /** Messages that waited when the chat was brought. */
  inbox: number;
  /** The visitor is another one, or none: the panel forgets its conversation. */
  onReset?: () => void;
}

/** The element as the launcher knows it, once its module has been loaded. */
type Panel = HTMLElement & { attach(clarm: Clarm): void; toggle(): void; tease(): void };

declare global {
  interface Window {
    __clarm?: Clarm;
    __clarm_config?: Record<string, PublicConfig>;
    ClarmTrack?: Tracker['call'] & { q?: ArrayLike<unknown>[] };
  }
}

/** What the page's tag says, and how the panel's module is had. */
export interface BootOptions extends TrackerOptions {
  loadPanel(): Promise<unknown>;
}

const whenBody = (act: () => void) => {
  if (document.body) act();
  else document.addEventListener('DOMContentLoaded', act);
};

/** Starts tracker and launcher, once a page; a second call gets the first one's. */
export function boot(options: BootOptions): Clarm {
  if (window.__clarm) return window.__clarm;
  const { widgetId, api } = options;
  const clarm = (window.__clarm = { widgetId, api, inbox: 0 } as Clarm);
  let loading: Promise<unknown> | undefined;
  const panel = () => clarm.launcher?.host as Panel;
  const load = () =>
    (loading ??= options.loadPanel().then(
      () => panel().attach(clarm),
      () => {
        loading = undefined;
      },
    ));
  const withPanel = (act: (panel: Panel) => void) =>
    void load().then(() => loading && act(panel()));

  const show = (config: PublicConfig) => {
    const launcher = (clarm.launcher = mountLauncher(config, config.brandName));
    const { button } = launcher;
    if ('attach' in launcher.host) void load();
    button.addEventListener('pointerenter', load);
    button.addEventListener('focus', load);
    button.addEventListener('click', () => withPanel((panel) => panel.toggle()));
    if (config.teaser)
      setTimeout(() => withPanel((panel) => panel.tease()), config.teaser.delaySeconds * 1000);
    try {
      const at = /"at":(\d+)/.exec(localStorage[`clarm_${widgetId}_chat`])?.[1];
      if (Date.now() - Number(at) < RECENT_CHAT_MS) void load();
    } catch {
      // Storage is forbidden: there is no conversation to go on with.
    }
  };

  clarm.tracker = startTracker(options, {
    onConfig(config) {
      clarm.config = config;
      // After this call: an inlined configuration is known before the tracker is.
      queueMicrotask(() => whenBody(() => show(config)));
    },
    onInbox(count) {
      clarm.inbox = count;
      void load();
    },
    onReset: () => clarm.onReset?.(),
    onNavigate() {
      const host = clarm.launcher?.host;
      if (host && !host.isConnected) document.body.append(host);
    },
  });

  const waiting = window.ClarmTrack?.q ?? [];
  window.ClarmTrack = clarm.tracker.call;
  for (const call of Array.from(waiting))
    (clarm.tracker.call as (...call: unknown[]) => void)(...Array.from(call));
  return clarm;
}
