import { html, svg, type Html } from '../../http/html.ts';

/** Strokes on a 24 × 24 grid, drawn for this site. */
const STROKES = {
  arrow: 'M5 12h14M13 6l6 6-6 6',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  book: 'M5 4h10a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h10',
  check: 'M5 12.5 10 17 19 7',
  clock: 'M12 7v5l3.5 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5',
  cross: 'M7 7l10 10M17 7 7 17',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  flow: 'M4 6h6v5H4zM14 13h6v5h-6zM7 11v4.5h7',
  funnel: 'M4 5h16l-6 8v6l-4-2v-4z',
  globe:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.5 9.5h17M3.5 14.5h17M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  mail: 'M3.5 6h17v12h-17zM4 7l8 6 8-6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M15.5 4.5a3.5 3.5 0 0 1 0 6.5M17.5 14.5c2 .8 3.5 2.8 3.5 5.5',
  pin: 'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  spark: 'M12 3v5M12 16v5M3 12h5M16 12h5M6 6l3 3M15 15l3 3M18 6l-3 3M9 15l-3 3',
  table: 'M4 5h16v14H4zM4 10h16M10 10v9',
} as const;
export type IconName = keyof typeof STROKES;

/** A decorative icon in the text's colour and size. */
export const icon = (name: IconName): Html =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${STROKES[name]}" /></svg>`;

/** The company's mark: a light source and what it lights up. */
export const mark = (): Html => svg`
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <path class="mark-beam" d="M16 2.5A13.5 13.5 0 0 1 29.5 16" />
    <path class="mark-beam" d="M16 8a8 8 0 0 1 8 8" />
    <circle class="mark-sun" cx="11" cy="21" r="7.5" />
  </svg>`;

/** A link that goes on; the arrow moves on hover. */
export const onward = (href: string, label: string): Html =>
  html`<a class="onward" href="${href}">${label} ${icon('arrow')}</a>`;
