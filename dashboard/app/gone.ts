import { html, type TemplateResult } from 'lit';
import { CallError } from '../api/client.ts';
import '../components/empty-state/empty-state.ts';
import { wordsFor } from '../components/error-state/error-state.ts';
import { strings } from '../strings.ts';

/** Whether something is not there, so that asking again is of no use. */
export const isGone = (error: unknown): boolean =>
  error instanceof CallError && error.status === 404;

/** Instead of something that is not there, or not any more: what the server says, and where others are. */
export const gone = (error: unknown, list: { href: string; label: string }): TemplateResult =>
  html`<clarm-empty-state icon="search" heading=${strings.notFound.heading} role="status">
    ${wordsFor(error)}
    <a slot="actions" href=${list.href}>${list.label}</a>
  </clarm-empty-state>`;
