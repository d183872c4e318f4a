const WHITE = '#ffffff';
/** Softer than black; black where even this is not dark enough. */
const DARK = '#0b0b0f';
const BLACK = '#000000';

/** WCAG 2.2, success criterion 1.4.3, level AA for text of any size. */
const AA = 4.5;

/** Relative luminance of a `#rrggbb` colour, 0–1 (WCAG 2.2, definition of "relative luminance"). */
const luminance = (color: string): number => {
  const value = Number.parseInt(color.slice(1), 16);
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((shift) => {
    const channel = ((value >> shift) & 0xff) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast ratio of two `#rrggbb` colours, 1–21 (WCAG 2.2, definition of "contrast ratio"). */
export function contrastRatio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The colour of text on a background: white where that is readable (AA), else nearly black. In
 * the narrow band of backgrounds where neither is, black is.
 */
export function contrastColor(background: string): string {
  return [WHITE, DARK].find((text) => contrastRatio(text, background) >= AA) ?? BLACK;
}
