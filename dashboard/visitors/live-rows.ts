import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Page } from '../../server/contracts/lists.ts';
import type { VisitorRow } from '../../server/contracts/visitors.ts';
import { coalesce } from '../live/coalesce.ts';
import type { Heard, LiveFeed } from '../live/live-feed.ts';
import { Listen } from '../live/listen.ts';
import {
  refresh,
  refreshInPlace,
  remove,
  replace,
  setOnline,
  type ListState,
} from './list-state.ts';

/** Rows further down that changed are read one by one; more than this wait for the next event. */
const MOST_STRAYS = 8;
const EVERYTHING = '*';

/** What keeping rows live needs from its page. */
export interface LiveRowsDeps {
  feed: () => LiveFeed | undefined;
  /** Whether anybody looks at the rows; while nobody does, nothing is fetched. */
  watched: () => boolean;
  /** Whether rows must stay where they are for now. */
  holds: () => boolean;
  state: () => ListState | undefined;
  setState: (next: ListState) => void;
  /** Changes when the answer to an older question must not be shown any more. */
  question: () => string;
  readFirst: () => Promise<Page<VisitorRow>>;
  /** Whether the list could not be loaded; `again` loads it from its beginning. */
  hasFailed: () => boolean;
  again: () => void;
  readOne: (id: string) => Promise<VisitorRow>;
  /** Who is online has changed. */
  onPresence: () => void;
}

/** Keeps a list of visitors as it is on the server, at most one read of the first page a second. */
export class LiveRows implements ReactiveController {
  private readonly deps: LiveRowsDeps;
  private readonly changes = coalesce((ids) => this.read(ids));
  private missed = false;

  constructor(host: ReactiveControllerHost, deps: LiveRowsDeps) {
    this.deps = deps;
    host.addController(this);
    new Listen(host, deps.feed, (heard) => this.onHeard(heard));
  }

  hostDisconnected(): void {
    this.changes.cancel();
  }

  /** Reads what was missed while nobody looked. */
  catchUp(): void {
    if (!this.missed) return;
    this.missed = false;
    this.changes.add(EVERYTHING);
  }

  private onHeard(heard: Heard) {
    if (heard.kind === 'visitor') this.note(heard.id);
    else if (heard.kind === 'resync') this.note(EVERYTHING);
    else if (heard.kind === 'visitor_gone') this.update((state) => remove(state, heard.id));
    else if (heard.kind === 'presence') {
      this.update((state) => setOnline(state, heard.id, heard.online));
      this.note(heard.id);
    }
  }

  private note(id: string) {
    if (this.deps.watched()) this.changes.add(id);
    else this.missed = true;
  }

  private update(change: (state: ListState) => ListState) {
    const state = this.deps.state();
    if (state) this.deps.setState(change(state));
  }

  private async read(ids: ReadonlySet<string>) {
    const { deps } = this;
    if (deps.hasFailed()) {
      deps.again();
      return deps.onPresence();
    }
    const question = deps.question();
    const isOld = () => deps.question() !== question;
    try {
      const page = await deps.readFirst();
      if (isOld()) return;
      const before = countOnline(deps.state());
      this.update((state) => (deps.holds() ? refreshInPlace : refresh)(state, page));
      if (countOnline(deps.state()) !== before || ids.has(EVERYTHING)) deps.onPresence();
      const inPage = new Set(page.data.map(({ id }) => id));
      const strays = (deps.state()?.rows ?? []).filter(({ id }) => ids.has(id) && !inPage.has(id));
      const read = await Promise.all(
        strays.slice(0, MOST_STRAYS).map(({ id }) => deps.readOne(id)),
      );
      if (!isOld()) for (const row of read) this.update((state) => replace(state, row));
    } catch {
      // The rows stay as they are; the next event, or the reconnect, reads again.
    }
  }
}

const countOnline = (state: ListState | undefined) =>
  state?.rows.filter(({ online }) => online).length;
