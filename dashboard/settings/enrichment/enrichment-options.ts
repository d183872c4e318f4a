import { html, type TemplateResult } from 'lit';
import type { EnrichmentSettings, EnrichmentUsage } from '../../../server/contracts/enrichment.ts';
import { formText } from '../../components/shared/form-text.ts';
import { strings } from '../../strings.ts';
import { selectField } from './select-field.ts';

const words = strings.settings.enrichment;

/** What is set beside the providers. */
export type EnrichmentOptions = Pick<
  EnrichmentSettings,
  'tier' | 'person_enrichment' | 'monthly_budget' | 'reverse_dns'
>;

/** The fields of the options; `readOptions` reads them. */
export const optionFields = (options: EnrichmentOptions): TemplateResult =>
  html`<div class="grid">
      ${selectField('tier', words.tier, words.tiers, options.tier)}
      ${selectField('person', words.person, words.persons, options.person_enrichment, { hint: words.personHint })}
      <div class="field">
        <label for="budget">${words.budget}</label>
        <input
          class="input num"
          id="budget"
          name="budget"
          type="number"
          min="0"
          step="any"
          .value=${String(options.monthly_budget ?? '')}
        />
        <p class="hint">${words.budgetHint}</p>
      </div>
    </div>
    <label class="check"
      ><input type="checkbox" name="reverse-dns" .checked=${options.reverse_dns} />
      <span>${words.reverseDns}<br /><span class="hint">${words.reverseDnsHint}</span></span></label
    >`;

/** What stands in the fields of the options. */
export function readOptions(data: FormData): EnrichmentOptions {
  const budget = formText(data, 'budget');
  return {
    tier: formText(data, 'tier') as EnrichmentOptions['tier'],
    person_enrichment: formText(data, 'person') as EnrichmentOptions['person_enrichment'],
    monthly_budget: budget === '' ? null : Number(budget),
    reverse_dns: data.has('reverse-dns'),
  };
}

/** Whose data is used, with the names and licences that they ask to be shown. */
export const attributionOf = ({ data }: EnrichmentUsage): TemplateResult =>
  html`<p class="hint data">
    ${words.data} ${data.data_version}:
    ${data.attributions.map(
      ({ text, url, licence }, at) =>
        html`${at > 0 ? ' · ' : ''}<a href=${url} target="_blank" rel="noopener">${text}</a>
          (${licence})`,
    )}
  </p>`;
