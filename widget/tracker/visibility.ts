const visible = () => document.visibilityState === 'visible';

/** What a page goes through after it was loaded. */
export interface PageLife {
  /** Seen by a person, for the first time or again. */
  onShow(): void;
  /** In the background, or about to end; `ending` when it may never run again. */
  onHide(ending: boolean): void;
  /** Back from the back/forward cache. */
  onRestore(): void;
}

/** Whether a person can see the page now; a prerendered page is not seen yet. */
export const isSeen = (): boolean =>
  visible() && !(document as { prerendering?: boolean }).prerendering;

/** Watches the page's life without `unload` and `beforeunload`, which would keep it out of the bfcache. */
export function watchPageLife(life: PageLife): void {
  const update = () => (isSeen() ? life.onShow() : life.onHide(false));
  document.addEventListener('visibilitychange', update, true);
  document.addEventListener('prerenderingchange', update, true);
  addEventListener('pagehide', () => life.onHide(true), true);
  addEventListener(
    'pageshow',
    (event) => {
      if (event.persisted) life.onRestore();
    },
    true,
  );
}
