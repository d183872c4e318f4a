let pen: CanvasRenderingContext2D | null | undefined;

/** How wide a text is in a CSS font, in px; a guess by its length where nothing can be drawn. */
export function textWidth(text: string, font: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 7;
  pen.font = font;
  return pen.measureText(text).width;
}
