import { svg } from 'lit';

const icon = (path: string) =>
  svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

/** The panel's own drawings, 24 × 24, drawn with the text's colour. */
export const icons = {
  close: icon('M6 9.5l6 6 6-6'),
  send: icon('M12 19V5M5.5 11.5L12 5l6.5 6.5'),
  arrow: icon('M9 6l6 6-6 6'),
  external: icon('M8 16L17 7M9 7h8v8'),
  clip: icon(
    'M20 11.5l-8.3 8.3a5 5 0 0 1-7-7l8.4-8.4a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.7-7.7',
  ),
  smile: icon(
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5s1.2 1.7 3.5 1.7 3.5-1.7 3.5-1.7M9 9.5v.2M15 9.5v.2',
  ),
  file: icon('M14 3H7v18h11V7l-4-4v4h4'),
  cross: icon('M7 7l10 10M17 7L7 17'),
};
