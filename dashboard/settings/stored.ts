import { Task, TaskStatus } from '@lit/task';
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Client } from '../api/client.ts';
import { problemsByField } from '../api/problems.ts';
import { focusInvalid } from '../components/shared/focus-invalid.ts';
import { problemAt } from '../components/shared/problem-at.ts';
import { refusalWords } from '../components/shared/refusal-words.ts';
import { shownOr } from '../components/shared/shown-or.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { strings } from '../strings.ts';

/** A setting that its host shows and changes: read once a client, saved with a word about how it went. */
export class Stored<T> {
  value: T | undefined;
  busy = false;
  /** Another number each time that it is loaded or saved; not when it is only looked at again. */
  version = 0;
  /** What the server refused at the last change, by the path of the field. */
  problems: Readonly<Record<string, string>> = {};
  private readonly host: LitElement & { client: Client };
  private readonly places: readonly string[];
  private readonly task: Task<readonly [Client], void>;

  /** @param places the paths whose problems the host shows at a field, with what is below them */
  constructor(
    host: LitElement & { client: Client },
    read: (client: Client) => Promise<T>,
    places: readonly string[] = [],
  ) {
    this.host = host;
    this.places = places;
    this.task = new Task(host, {
      args: () => [host.client] as const,
      task: async ([client]) => {
        this.value = undefined;
        this.value = await read(client);
        this.version += 1;
      },
    });
  }

  /** Reads it again, and shows what there is until then. */
  async refresh(read: () => Promise<T>): Promise<void> {
    try {
      this.value = await read();
      this.host.requestUpdate();
    } catch {
      // What is shown stays; whoever looked again does so once more.
    }
  }

  /** What of a field was refused, with its line where it has several. */
  problem(path: string): string | undefined {
    return problemAt(this.problems, path);
  }

  /** Changes it; what was refused is said in a toast, and at its field. @returns whether it was taken */
  async save(change: () => Promise<T>, done: string = strings.settings.saved): Promise<boolean> {
    this.busy = true;
    this.problems = {};
    this.host.requestUpdate();
    try {
      this.value = await change();
      this.version += 1;
      this.host.dispatchEvent(new ToastEvent({ text: done }));
      return true;
    } catch (error) {
      this.problems = problemsByField(error);
      this.host.dispatchEvent(
        new ToastEvent({ text: refusalWords(error, this.places), tone: 'bad' }),
      );
      void this.host.updateComplete.then(() => focusInvalid(this.host.renderRoot));
      return false;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  /** The setting, or its shape, or why it is not there. */
  render(show: (value: T) => TemplateResult): TemplateResult {
    return shownOr(this.value, show, {
      error: this.task.status === TaskStatus.ERROR ? this.task.error : undefined,
      retry: () => void this.task.run(),
      shape: html`<clarm-skeleton lines="6"></clarm-skeleton>`,
    });
  }
}
