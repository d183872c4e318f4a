import { svg, type SVGTemplateResult } from 'lit';

/** The dashboard's icons, drawn on a 20 × 20 grid with a 1.6 px stroke. */
export const icons = {
  visitors: svg`<circle cx="8" cy="7" r="3"/><path d="M2.5 16.5c.4-3 2.6-4.5 5.5-4.5s5.1 1.5 5.5 4.5M13 4.3a3 3 0 0 1 0 5.4M15 12.4c1.5.6 2.4 2 2.6 4.1"/>`,
  inbox: svg`<path d="M3 11.5 5 4.5h10l2 7v4H3zM3 11.5h4l1 2h4l1-2h4"/>`,
  integrations: svg`<path d="M7.5 4v3.5M12.5 4v3.5M5 7.5h10V10a5 5 0 0 1-10 0zM10 15v2.5"/>`,
  install: svg`<path d="m7 6-4 4 4 4M13 6l4 4-4 4"/>`,
  search: svg`<circle cx="9" cy="9" r="5"/><path d="m13 13 4 4"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  back: svg`<path d="M12 5 7 10l5 5"/>`,
  forward: svg`<path d="m8 5 5 5-5 5"/>`,
  up: svg`<path d="m5 12 5-5 5 5"/>`,
  down: svg`<path d="m5 8 5 5 5-5"/>`,
  check: svg`<path d="m4 10.5 4 4 8-9"/>`,
  checks: svg`<path d="m2 10.5 4 4 7-8.5M9 13.5l1 1 7.5-8.5"/>`,
  copy: svg`<rect x="7" y="7" width="9.5" height="9.5" rx="2"/><path d="M13 4.5A1.5 1.5 0 0 0 11.5 3h-7A1.5 1.5 0 0 0 3 4.5v7A1.5 1.5 0 0 0 4.5 13"/>`,
  plus: svg`<path d="M10 4v12M4 10h12"/>`,
  send: svg`<path d="M3.5 10 16.5 4l-3.5 12.5-3.5-5zM9.5 11.5l7-7.5"/>`,
  eye: svg`<path d="M2 10c2-3.7 4.7-5.5 8-5.5s6 1.8 8 5.5c-2 3.7-4.7 5.5-8 5.5S4 13.7 2 10z"/><circle cx="10" cy="10" r="2.5"/>`,
  message: svg`<path d="M3 5.5A1.5 1.5 0 0 1 4.5 4h11A1.5 1.5 0 0 1 17 5.5v7a1.5 1.5 0 0 1-1.5 1.5H9l-4 3v-3h-.5A1.5 1.5 0 0 1 3 12.5z"/>`,
  person: svg`<circle cx="10" cy="7" r="3.2"/><path d="M4 17c.5-3.3 2.8-5 6-5s5.5 1.7 6 5"/>`,
  cart: svg`<path d="M2.5 4H5l1.8 8.5h8L16.5 7H6"/><circle cx="8" cy="16" r="1"/><circle cx="13.5" cy="16" r="1"/>`,
  flag: svg`<path d="M5 17.5v-14h9.5L12.5 7l2 3.5H5"/>`,
  pointer: svg`<path d="m5 4 4 12 2-5 5-2z"/>`,
  clock: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v4.2l2.7 1.8"/>`,
  spark: svg`<path d="M10 3v4M10 13v4M3 10h4M13 10h4M5.5 5.5l2 2M12.5 12.5l2 2M14.5 5.5l-2 2M7.5 12.5l-2 2"/>`,
  external: svg`<path d="M11 4h5v5M16 4l-7 7M8 5H5.5A1.5 1.5 0 0 0 4 6.5v8A1.5 1.5 0 0 0 5.5 16h8a1.5 1.5 0 0 0 1.5-1.5V12"/>`,
  warning: svg`<path d="M10 3.5 18 17H2zM10 8v4.5M10 14.5v.3"/>`,
  refresh: svg`<path d="M16 5v4h-4M16 9a6.3 6.3 0 1 0 .3 3"/>`,
  trash: svg`<path d="M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v4.5M11.5 9v4.5"/>`,
  sun: svg`<circle cx="10" cy="10" r="3.2"/><path d="M10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M15.3 4.7l-1.4 1.4M6.1 13.9l-1.4 1.4"/>`,
  moon: svg`<path d="M16.5 11.7A7 7 0 1 1 8.3 3.5a5.7 5.7 0 0 0 8.2 8.2z"/>`,
  system: svg`<rect x="3" y="4" width="14" height="9.5" rx="1.5"/><path d="M8 17h4M10 13.5V17"/>`,
  signOut: svg`<path d="M12 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16H12M9 10h8M14 7l3 3-3 3"/>`,
  more: svg`<circle cx="4.5" cy="10" r=".8"/><circle cx="10" cy="10" r=".8"/><circle cx="15.5" cy="10" r=".8"/>`,
  building: svg`<path d="M4 17V4.5A1.5 1.5 0 0 1 5.5 3h6A1.5 1.5 0 0 1 13 4.5V17M13 8h2a1.5 1.5 0 0 1 1.5 1.5V17M2.5 17h15M7 6.5h3M7 9.5h3M7 12.5h3"/>`,
  globe: svg`<circle cx="10" cy="10" r="7"/><path d="M3 10h14M10 3c2.5 2 3.5 4.3 3.5 7s-1 5-3.5 7c-2.5-2-3.5-4.3-3.5-7S7.5 5 10 3z"/>`,
  filter: svg`<path d="M3 5h14M5.5 10h9M8 15h4"/>`,
  keyboard: svg`<rect x="2.5" y="5" width="15" height="10" rx="2"/><path d="M6 8.5h.1M9 8.5h.1M12 8.5h.1M14.5 8.5h.1M6.5 12h7"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

/** The name of an icon. */
export type IconName = keyof typeof icons;
