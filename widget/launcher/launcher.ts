import { launcherStyles, type LauncherLook } from './launcher-styles.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** A speech bubble, and the chevron that closes it. */
const ICONS = [
  'M21 11.5a8.5 8.5 0 0 1-12.3 7.6L3 21l1.9-5.7A8.5 8.5 0 1 1 21 11.5z',
  'M6 9.5l6 6 6-6',
];

/** The button in the corner of the page. */
export interface Launcher {
  /** The element whose shadow root it is in. */
  host: HTMLElement;
  button: HTMLElement;
  /** Goes to another element, where a page took the first one away. */
  moveTo(host: HTMLElement): void;
  /** Puts the element into the page where it is in none; one that was written by hand stays away. */
  place(): void;
  /** Takes over a changed configuration. */
  paint(look: LauncherLook): void;
}

const set = (element: Element, attributes: Record<string, string>) => {
  for (const name in attributes) element.setAttribute(name, attributes[name]!);
};

/**
 * Puts the launcher into the shadow root of the page's `<clarm-widget>`, which it makes where there
 * is none. The panel's element, once loaded, takes over that same element and root.
 */
export function mountLauncher(look: LauncherLook): Launcher {
  const sheet = new CSSStyleSheet();
  const button = document.createElement('button');
  const svg = document.createElementNS(SVG, 'svg');
  set(button, {
    class: 'launcher',
    part: 'launcher',
    'aria-label': look.brandName,
    'aria-expanded': 'false',
  });
  set(svg, { viewBox: '0 0 24 24' });
  for (const d of ICONS) set(svg.appendChild(document.createElementNS(SVG, 'path')), { d });
  // Some pages have an `append` of their own.
  button.appendChild(svg);

  const launcher: Launcher = {
    host: document.querySelector('clarm-widget') ?? document.createElement('clarm-widget'),
    button,
    moveTo(host) {
      const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
      if (button.getRootNode() === root) return;
      launcher.host = host;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      root.appendChild(button);
    },
    place() {
      const { host } = launcher;
      if (host.isConnected || host.hasAttribute('widget-id')) return;
      document.body.appendChild(host);
    },
    paint: (changed) => sheet.replaceSync(launcherStyles(changed)),
  };
  launcher.paint(look);
  launcher.moveTo(launcher.host);
  launcher.place();
  return launcher;
}
