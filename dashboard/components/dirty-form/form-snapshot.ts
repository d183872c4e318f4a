import type { LitElement, ReactiveController } from 'lit';

const written = (form: HTMLFormElement): string => JSON.stringify([...new FormData(form)]);

/** Knows what stood in its host's forms when they were last loaded or saved. */
export class FormSnapshot implements ReactiveController {
  private readonly host: LitElement;
  private readonly version: () => unknown;
  private taken: unknown;
  private readonly saved = new WeakMap<HTMLFormElement, string>();

  /** @param version another value each time that the forms show what is saved */
  constructor(host: LitElement, version: () => unknown) {
    this.host = host;
    this.version = version;
    host.addController(this);
    host.addEventListener('input', () => host.requestUpdate());
  }

  hostUpdated(): void {
    const version = this.version();
    if (version === this.taken) return;
    this.taken = version;
    const wasChanged = this.isChanged();
    this.take();
    // It was rendered by what was known before.
    if (wasChanged) queueMicrotask(() => this.host.requestUpdate());
  }

  /** What stands in the forms now, or in the one that the selector finds, is what is saved. */
  take(selector = 'form'): void {
    for (const form of this.forms(selector)) this.saved.set(form, written(form));
  }

  /** Whether something else stands in the forms, or in the one that the selector finds. */
  isChanged(selector = 'form'): boolean {
    return this.forms(selector).some((form) => {
      const before = this.saved.get(form);
      return before !== undefined && before !== written(form);
    });
  }

  private forms(selector: string): HTMLFormElement[] {
    const root = this.host.shadowRoot;
    return root ? [...root.querySelectorAll<HTMLFormElement>(selector)] : [];
  }
}
