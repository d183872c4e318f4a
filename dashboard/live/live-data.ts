import { Task, TaskStatus } from '@lit/task';
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Client } from '../api/client.ts';
import { shownOr } from '../components/shared/shown-or.ts';
import { coalesce, type Coalesced } from './coalesce.ts';
import type { Heard, LiveFeed } from './live-feed.ts';
import { Listen } from './listen.ts';

/** Who shows it: its client says of which site it is. */
export type LiveDataHost = LitElement & { client: Client; live: LiveFeed | undefined };

/** What is shown, and what may change it. */
export interface LiveDataOptions<T, A extends readonly unknown[]> {
  read(client: Client, signal: AbortSignal, ...args: A): Promise<T>;
  /** What else it depends on: when that changes, it is read again and the old is not shown any more. */
  args?: () => A;
  /** The kinds of news after which it is read again, besides a lost connection that is back. */
  after: readonly Heard['kind'][];
  /** Which news of these kinds are of what is shown; all, if it does not say. */
  concerns?(heard: Heard): boolean;
  /** How soon after the first of them, and how often at most, ms. */
  soonMs?: number;
  intervalMs?: number;
}

/** Something of the site that its host shows, read again when the live feed tells of a change. */
export class LiveData<T, A extends readonly unknown[] = []> implements ReactiveController {
  private shown: T | undefined;
  /** What `shown` was read for; anything else must not be shown under its name. */
  private of: readonly unknown[] = [];
  private readonly host: LiveDataHost;
  private readonly asked: () => readonly [Client, ...A];
  private readonly task: Task<readonly [Client, ...A], void>;
  private readonly again: Coalesced;

  constructor(host: LiveDataHost, options: LiveDataOptions<T, A>) {
    const { read, args, after, concerns, ...pace } = options;
    this.host = host;
    this.asked = () => [host.client, ...(args?.() ?? ([] as unknown as A))];
    this.task = new Task(host, {
      args: this.asked,
      task: async (asked, { signal }) => {
        const [client, ...given] = asked;
        const value = await read(client, signal, ...(given as unknown as A));
        // Whoever asks for something else by now gets that.
        if (signal.aborted) return;
        this.shown = value;
        this.of = asked;
      },
    });
    this.again = coalesce(() => this.task.run(), pace);
    new Listen(
      host,
      () => host.live,
      (heard) => {
        const { kind } = heard;
        const isOurs = after.includes(kind) && (concerns?.(heard) ?? true);
        if (kind === 'resync' || isOurs) this.again.add(kind);
      },
    );
    host.addController(this);
  }

  hostDisconnected(): void {
    this.again.cancel();
  }

  /** As last read, or put; undefined before, and while something else is asked for. */
  get value(): T | undefined {
    const asked = this.asked();
    const isIt = asked.length === this.of.length && asked.every((one, i) => one === this.of[i]);
    return isIt ? this.shown : undefined;
  }

  /** Why there is nothing to show. */
  get error(): unknown {
    return this.task.status === TaskStatus.ERROR ? this.task.error : undefined;
  }

  /** Shows something else until the next reading. */
  put(value: T): void {
    this.shown = value;
    this.of = this.asked();
    this.host.requestUpdate();
  }

  /** Shows nothing until the next reading: what is there is not what is asked for any more. */
  clear(): void {
    this.shown = undefined;
    this.host.requestUpdate();
  }

  readonly reload = (): void => void this.task.run();

  /** Reads it again at the pace of the news: something was done that changes it. */
  soon(): void {
    this.again.add('');
  }

  /** It, or why it is not there, or its shape. @param lines of the shape */
  render(show: (value: T) => TemplateResult, lines = 6): TemplateResult {
    return shownOr(this.value, show, {
      error: this.error,
      retry: this.reload,
      shape: html`<clarm-skeleton class="rows" lines=${lines} full></clarm-skeleton>`,
    });
  }
}
