/** Whether a person can see the page now; a prerendered page is not seen yet. */
export const isSeen = (): boolean =>
  document.visibilityState === 'visible' && !(document as { prerendering?: boolean }).prerendering;

/**
 * Watches the page's life without `unload` and `beforeunload`, which would keep it out of the bfcache.
 * @param onShow seen by a person, for the first time or again
 * @param onHide in the background, or about to end; `ending` when it may never run again
 * @param onRestore back from the back/forward cache
 */
export function watchPageLife(
  onShow: () => void,
  onHide: (ending: boolean) => void,
  onRestore: () => void,
): void {
  const update = () => (isSeen() ? onShow() : onHide(false));
  document.addEventListener('visibilitychange', update);
  document.addEventListener('prerenderingchange', update);
  addEventListener('pagehide', () => onHide(true));
  addEventListener('pageshow', ({ persisted }) => persisted && onRestore());
  if (isSeen()) onShow();
}
