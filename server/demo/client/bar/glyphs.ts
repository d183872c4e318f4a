import { svg, type SVGTemplateResult } from 'lit';

const PATHS = {
  sliders: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  down: 'm7 10 5 5 5-5',
  out: 'M9 6H6v12h12v-3M13 5h6v6M19 5l-8 8',
  panel: 'M4 5h16v14H4zM10 5v14',
  check: 'M5 12.5 10 17 19 7',
  close: 'M7 7l10 10M17 7 7 17',
  shield: 'M12 3.5 19 6v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2.2 2.2L15.5 10',
  warning: 'M12 4 21 19.5H3zM12 10v4.5M12 17v.2',
} as const;

/** A decorative icon of the demo controls. */
export const glyph = (name: keyof typeof PATHS): SVGTemplateResult =>
  svg`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
