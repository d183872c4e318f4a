import { Task, TaskStatus } from '@lit/task';
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Client } from '../api/client.ts';
import '../components/error-state/error-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import '../components/skeleton/skeleton.ts';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { strings } from '../strings.ts';

/** A setting that its host shows and changes: read once a client, saved with a word about how it went. */
export class Stored<T> {
  value: T | undefined;
  busy = false;
  private readonly host: LitElement & { client: Client };
  private readonly task: Task<readonly [Client], void>;

  constructor(host: LitElement & { client: Client }, read: (client: Client) => Promise<T>) {
    this.host = host;
    this.task = new Task(host, {
      args: () => [host.client] as const,
      task: async ([client]) => {
        this.value = await read(client);
      },
    });
  }

  /** Reads it again. */
  run(): Promise<void> {
    return this.task.run();
  }

  /** Changes it; what was refused is said in a toast. */
  async save(change: () => Promise<T>, done: string = strings.settings.saved): Promise<void> {
    this.busy = true;
    this.host.requestUpdate();
    try {
      this.value = await change();
      this.host.dispatchEvent(new ToastEvent({ text: done }));
    } catch (error) {
      this.host.dispatchEvent(new ToastEvent({ text: wordsFor(error), tone: 'bad' }));
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  /** The setting, or its shape, or why it is not there. */
  render(show: (value: T) => TemplateResult): TemplateResult {
    if (this.value !== undefined) return show(this.value);
    if (this.task.status === TaskStatus.ERROR) {
      return html`<clarm-error-state
        .error=${this.task.error}
        @clarm-retry=${() => this.run()}
      ></clarm-error-state>`;
    }
    return html`<clarm-skeleton lines="6"></clarm-skeleton>`;
  }
}

/** The lines of a text that are not empty. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
