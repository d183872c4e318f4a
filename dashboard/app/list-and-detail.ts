import type { LitElement, ReactiveController } from 'lit';
import { NavigateEvent } from './navigation.ts';
import { isTyping } from './shortcuts.ts';

/** A list that knows its order and can put the keyboard's place on one of its rows. */
export interface RowList extends LitElement {
  select(id: string): void;
}

/** What there is to know of a section that has a list and opens one of its rows. */
export interface Section {
  /** What is open; undefined while the list is on the screen. */
  opened: () => string | undefined;
  /** Whether the section is on the screen. */
  active: () => boolean;
  list: () => RowList | null;
  /** Of the list's rows, in its order. */
  ids: () => readonly string[];
  listPath: string;
  pathOf: (id: string) => string;
}

/**
 * Walks from row to row while one of them is open (j, k), leads back to the list (Escape), and
 * puts the keyboard's place there on the row that was open.
 */
export class ListAndDetail implements ReactiveController {
  private readonly host: LitElement;
  private readonly section: Section;
  private last: string | undefined;

  constructor(host: LitElement, section: Section) {
    this.host = host;
    this.section = section;
    host.addController(this);
  }

  /** The row before the one that is open. */
  get previous(): string | undefined {
    return this.neighbour(-1);
  }

  /** The row after the one that is open. */
  get next(): string | undefined {
    return this.neighbour(1);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.onKey);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.onKey);
  }

  hostUpdated(): void {
    const { last } = this;
    this.last = this.section.opened();
    if (last === undefined || this.last !== undefined) return;
    const list = this.section.list();
    void list?.updateComplete.then(() => list.select(last));
  }

  private neighbour(step: number): string | undefined {
    const ids = this.section.ids();
    const at = ids.findIndex((id) => id === this.section.opened());
    return at < 0 ? undefined : ids[at + step];
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const { opened, active, listPath } = this.section;
    if (!active() || opened() === undefined || isTyping(event)) return;
    if (event.key === 'Escape') this.host.dispatchEvent(new NavigateEvent(listPath));
    if (event.key === 'j') this.open(this.next);
    if (event.key === 'k') this.open(this.previous);
  };

  private open(id: string | undefined) {
    if (id === undefined) return;
    this.host.dispatchEvent(new NavigateEvent(this.section.pathOf(id), { replace: true }));
  }
}
