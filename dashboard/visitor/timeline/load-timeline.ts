import type { ReactiveControllerHost } from 'lit';
import type { Page } from '../../../server/contracts/lists.ts';
import type { TimelineEvent } from '../../../server/contracts/visitors.ts';

/** Reads one page of events. */
export type ReadEvents = (cursor?: string) => Promise<Page<TimelineEvent>>;

/** Holds as much of a visitor's timeline as was asked for, and adds at both ends. */
export class LoadTimeline {
  events: readonly TimelineEvent[] | undefined;
  error: unknown;
  busy = false;
  private readonly host: ReactiveControllerHost;
  private cursor: string | null = null;
  private read: ReadEvents | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
  }

  /** Whether there are earlier events. */
  get more(): boolean {
    return this.cursor !== null;
  }

  /** Begins with another visitor. */
  async start(read: ReadEvents): Promise<void> {
    this.read = read;
    this.events = undefined;
    this.cursor = null;
    await this.load(read);
  }

  /** Adds what happened since. */
  async refresh(): Promise<void> {
    if (this.read) await this.load(this.read);
  }

  /** Adds what came before. */
  async earlier(): Promise<void> {
    if (this.read && this.cursor && !this.busy) await this.load(this.read, this.cursor);
  }

  private async load(read: ReadEvents, cursor?: string) {
    this.busy = cursor !== undefined;
    this.host.requestUpdate();
    try {
      const page = await read(cursor);
      if (read !== this.read) return;
      this.error = undefined;
      this.take(page, cursor !== undefined);
    } catch (error) {
      if (read === this.read) this.error = error;
    } finally {
      if (read === this.read) this.busy = false;
      this.host.requestUpdate();
    }
  }

  private take(page: Page<TimelineEvent>, isEarlier: boolean) {
    const old = this.events ?? [];
    const known = new Set(old.map(({ event_id }) => event_id));
    const fresh = page.data.filter(({ event_id }) => !known.has(event_id));
    const joins = fresh.length < page.data.length;
    if (isEarlier) this.events = [...old, ...fresh];
    // More than a page happened since: what lies between is not known, so the list begins anew.
    else this.events = joins ? mergedByTime(old, fresh) : page.data;
    if (isEarlier || !joins) this.cursor = page.next_cursor;
  }
}

/** Late events find their place too. */
const mergedByTime = (old: readonly TimelineEvent[], fresh: readonly TimelineEvent[]) =>
  fresh.length === 0
    ? old
    : [...fresh, ...old].toSorted((a, b) => b.timestamp.localeCompare(a.timestamp));
