import { html, type TemplateResult } from 'lit';
import '../error-state/error-state.ts';
import '../skeleton/skeleton.ts';

/** What stands in a thing's place while it is not there. */
export interface Absence {
  /** Why there is nothing to show; undefined while it is on its way. */
  error: unknown;
  retry: () => void;
  /** The shape of it. */
  shape: TemplateResult;
}

/** The thing, or why it is not there and a way to try again, or its shape. */
export function shownOr<T>(
  value: T | undefined,
  show: (value: T) => TemplateResult,
  { error, retry, shape }: Absence,
): TemplateResult {
  if (value !== undefined) return show(value);
  if (error === undefined) return shape;
  return html`<clarm-error-state .error=${error} @clarm-retry=${retry}></clarm-error-state>`;
}
