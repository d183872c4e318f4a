import { html, nothing, type TemplateResult } from 'lit';
import { strings } from '../../strings.ts';

const words = strings.settings.scoring;

/** A setting that is a number, or a list of them, in a small field. */
export interface PointField {
  name: string;
  label: string;
  hint?: string;
  value: string;
  /** What a site has that has set none. */
  usual: string;
  /** Whether what was typed was refused. */
  bad: boolean;
}

const usualWords = ({ value, usual }: PointField) =>
  value === usual ? nothing : html`<span class="usual num">${words.default(usual)}</span>`;

const labelOf = ({ name, label, hint }: PointField) =>
  html`<label for=${name}
    >${label}${hint ? html` <span class="usual">${hint}</span>` : nothing}</label
  >`;

/** A number; what a site that has set none has stands beside it where it differs. */
export const numberField = (
  field: PointField,
  { min = 0, max = 100, step = '1' }: { min?: number; max?: number; step?: string },
): TemplateResult =>
  html`<li>
    ${labelOf(field)} ${usualWords(field)}
    <input
      class="input num"
      type="number"
      min=${min}
      max=${max}
      step=${step}
      id=${field.name}
      name=${field.name}
      required
      aria-invalid=${field.bad ? 'true' : 'false'}
      .value=${field.value}
    />
  </li>`;

/** Points by rank, "18, 4, 4"; `note` is the id of what says how they are written. */
export const ranksField = (field: PointField, note: string): TemplateResult =>
  html`<li>
    ${labelOf(field)} ${usualWords(field)}
    <input
      class="input num wide"
      id=${field.name}
      name=${field.name}
      required
      aria-describedby=${note}
      aria-invalid=${field.bad ? 'true' : 'false'}
      .value=${field.value}
    />
  </li>`;
