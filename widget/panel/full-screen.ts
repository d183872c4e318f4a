const FOCUSABLE = 'button, a[href], textarea, input, [tabindex="0"]';

/**
 * Keeps an open panel that fills a phone's screen above the keyboard (which on iOS covers a page
 * rather than shrinking it), and the focus inside it.
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
  fit();
  panel.setAttribute('aria-modal', 'true');
  viewport?.addEventListener('resize', fit);
  viewport?.addEventListener('scroll', fit);
  panel.addEventListener('keydown', trap);
  return () => {
    panel.removeAttribute('aria-modal');
    viewport?.removeEventListener('resize', fit);
    viewport?.removeEventListener('scroll', fit);
    panel.removeEventListener('keydown', trap);
    panel.style.removeProperty('--_height');
    panel.style.removeProperty('--_top');
  };
}
