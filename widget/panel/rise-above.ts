/** A scroll bar is thinner. */
const SIDE_PX = 20;
/** A phone's own bars, which come and go, are not higher. */
const END_PX = 150;

/**
 * Takes an element out of a page whose body is moved, filtered or painted apart: what is fixed in
 * such a body stands where the body does, not where the window is. The top layer has no such
 * parents; browsers without popovers leave everything as it was.
 */
export function riseAbove(host: HTMLElement, root: ShadowRoot): void {
  const probe = root.appendChild(document.createElement('div'));
  for (const [name, value] of Object.entries({ position: 'fixed', inset: 0, visibility: 'hidden' }))
    probe.style.setProperty(name, `${value}`);
  const { top, left, right, bottom } = probe.getBoundingClientRect();
  root.removeChild(probe);
  const isMoved =
    [top, left, innerWidth - right].some((px) => Math.abs(px) > SIDE_PX) ||
    Math.abs(innerHeight - bottom) > END_PX;
  if (!isMoved || !('popover' in host) || host.matches(':popover-open')) return;
  host.popover = 'manual';
  host.showPopover();
}
