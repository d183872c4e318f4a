import { css } from 'lit';
import { adopt } from './adopt.ts';

/** Zoomed in, or a phone on its side: room for the messages. */
const shortStyles = css`
  @media (max-height: 480px) {
    .root header {
      padding-block: calc(6px + env(safe-area-inset-top, 0px)) 6px;
    }
    .root h2 {
      font-size: 16px;
    }
    header p {
      overflow: hidden;
      white-space: nowrap;
      text-overflow: ellipsis;
    }
    .root header .avatar {
      width: 30px;
      height: 30px;
    }
  }
`;

const FOCUSABLE = 'button, a[href], textarea, input, [tabindex="0"]';

/** What scrolls inside of the panel, and holds the page behind it by its own style. */
const SCROLLING = '.scroll, textarea, .emoji, .tray';

/**
 * Keeps an open panel that fills a phone's screen above the keyboard (which on iOS covers a page
 * rather than shrinking it), the focus inside it, and the page behind it where it is.
 * @returns what ends it
 */
export function fillScreen(panel: HTMLElement): () => void {
  const viewport = window.visualViewport;
  const fit = () => {
    if (!viewport) return;
    panel.style.setProperty('--_height', `${viewport.height}px`);
    panel.style.setProperty('--_top', `${viewport.offsetTop}px`);
  };
  const trap = (event: KeyboardEvent) => {
    if (event.key !== 'Tab') return;
    const stops = [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    const focused = (panel.getRootNode() as ShadowRoot).activeElement;
    if (focused !== edge && focused !== panel) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  };
  // The page behind stays where it is, however the panel is stroked.
  const hold = (event: Event) => {
    const { ctrlKey, touches } = event as WheelEvent & Partial<TouchEvent>;
    const isZoom = ctrlKey || (touches && touches.length > 1);
    const scrolls = (one: EventTarget) =>
      one instanceof Element && one.matches(SCROLLING) && one.scrollHeight > one.clientHeight;
    if (!isZoom && !event.composedPath().some(scrolls)) event.preventDefault();
  };
  fit();
  adopt(panel.getRootNode() as ShadowRoot, shortStyles);
  panel.setAttribute('aria-modal', 'true');
  viewport?.addEventListener('resize', fit);
  viewport?.addEventListener('scroll', fit);
  panel.addEventListener('keydown', trap);
  panel.addEventListener('wheel', hold, { passive: false });
  panel.addEventListener('touchmove', hold, { passive: false });
  return () => {
    panel.removeAttribute('aria-modal');
    viewport?.removeEventListener('resize', fit);
    viewport?.removeEventListener('scroll', fit);
    panel.removeEventListener('keydown', trap);
    panel.removeEventListener('wheel', hold);
    panel.removeEventListener('touchmove', hold);
    panel.style.removeProperty('--_height');
    panel.style.removeProperty('--_top');
  };
}
