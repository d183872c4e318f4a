const DURATION_MS = 220;

/** Where each row is, by its id. */
export type Tops = ReadonlyMap<string, number>;

/** Measures before a change. */
export const topsOf = (rows: Iterable<HTMLElement>, idOf: (row: HTMLElement) => string): Tops =>
  new Map([...rows].map((row) => [idOf(row), row.getBoundingClientRect().top]));

/** After it: lets every row glide from where it was, so that the eye can follow it up the list. */
export function glide(
  rows: Iterable<HTMLElement>,
  idOf: (row: HTMLElement) => string,
  before: Tops,
): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const row of rows) {
    const from = before.get(idOf(row));
    const to = row.getBoundingClientRect().top;
    const isInView = to > -200 && to < innerHeight + 200;
    if (from === undefined || from === to || !isInView) continue;
    row.animate([{ transform: `translateY(${from - to}px)` }, { transform: 'none' }], {
      duration: DURATION_MS,
      easing: 'cubic-bezier(.2, .8, .3, 1)',
    });
  }
}
