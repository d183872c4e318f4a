import type { ReactiveControllerHost } from 'lit';

/** Walks the links of a host's rows by keyboard. */
export class RowFocus {
  private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  private readonly rowSelector: string;

  /** `rowSelector` matches every row; a row's first link takes the focus. */
  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    rowSelector: string,
  ) {
    this.host = host;
    this.rowSelector = rowSelector;
  }

  private get rows(): HTMLElement[] {
    return [...this.host.renderRoot.querySelectorAll<HTMLElement>(this.rowSelector)];
  }

  /** The row that has the focus. */
  get current(): HTMLElement | undefined {
    return this.rows.find((row) => row.matches(':focus-within'));
  }

  /** Goes up or down by so many rows; from outside, to the first or the last. */
  move(step: number): void {
    const { rows, current } = this;
    const at = current ? rows.indexOf(current) + step : step > 0 ? 0 : rows.length - 1;
    this.focus(rows[Math.max(0, Math.min(at, rows.length - 1))]);
  }

  /** Goes to the first row that this is true of; `stay` does not scroll there. */
  select(isIt: (row: HTMLElement) => boolean, { stay = false } = {}): void {
    this.focus(this.rows.find(isIt), stay);
  }

  private focus(row: HTMLElement | undefined, stay = false) {
    row?.querySelector('a')?.focus({ preventScroll: true });
    if (!stay) row?.scrollIntoView({ block: 'nearest' });
  }
}

/** How far a key goes in a list; undefined for any other key. */
export const stepOf = (key: string): number | undefined =>
  ({ j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 })[key];
