import { svg } from 'lit';

const icon = (path: string) =>
  svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

/** The panel's own drawings, 24 × 24, drawn with the text's colour. */
export const icons = {
  close: icon('M6 9.5l6 6 6-6'),
  send: icon('M12 19V5M5.5 11.5L12 5l6.5 6.5'),
  arrow: icon('M9 6l6 6-6 6'),
  external: icon('M8 16L17 7M9 7h8v8'),
  cross: icon('M7 7l10 10M17 7L7 17'),
};
