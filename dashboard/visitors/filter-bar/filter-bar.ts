import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { VisitorRow } from '../../../server/contracts/visitors.ts';
import '../../components/search-field/search-field.ts';
import type { SearchEvent, SearchField } from '../../components/search-field/search-field.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { lists } from '../../components/shared/list.styles.ts';
import { COUNTRY_CODES } from '../../format/countries.ts';
import { countryName } from '../../format/place.ts';
import { companyName } from '../../format/visitor-name.ts';
import { strings } from '../../strings.ts';
import { SEGMENTS, SORTS, isNarrowed, type Asked } from '../asked.ts';
import { AskedEvent } from './asked-event.ts';
import { styles } from './filter-bar.styles.ts';

const SCORES = [20, 40, 70] as const;
const words = strings.visitors.filters;

const byName = (a: string, b: string) => countryName(a).localeCompare(countryName(b));
const ALL_COUNTRIES = COUNTRY_CODES.toSorted(byName);

/**
 * @summary Search as you type, filters and order of the visitors list.
 * @event clarm-asked - What the list should be.
 */
@customElement('clarm-filter-bar')
export class FilterBar extends LitElement {
  static override styles = [base, buttons, fields, lists, styles];

  @property({ attribute: false }) asked: Asked = {};
  /** The rows that are shown; their countries and companies are offered first. */
  @property({ attribute: false }) rows: readonly VisitorRow[] = [];

  @query('clarm-search-field') private search!: SearchField;

  /** Puts the caret into the search field. */
  focusSearch(): void {
    this.search.focus();
  }

  private ask(change: { [K in keyof Asked]?: Asked[K] | undefined }) {
    const asked = Object.fromEntries(
      Object.entries({ ...this.asked, ...change }).filter(([, value]) => value),
    ) as Asked;
    this.dispatchEvent(new AskedEvent(asked));
  }

  private toggle(name: 'online' | 'identified'): TemplateResult {
    const on = this.asked[name] === true;
    return html`<button
      class="chip"
      aria-pressed=${on}
      @click=${() => this.ask({ [name]: on ? undefined : true })}
    >
      ${name === 'online' ? html`<span class="dot" aria-hidden="true"></span>` : nothing}
      ${words[name]}
    </button>`;
  }

  private scores(): TemplateResult {
    const { min_intent: chosen } = this.asked;
    const onChange = (event: Event) =>
      this.ask({ min_intent: Number((event.target as HTMLSelectElement).value) || undefined });
    const offered = chosen && !SCORES.some((s) => s === chosen) ? [...SCORES, chosen] : SCORES;
    return html`<select
      class="chip ${chosen ? 'on' : ''}"
      aria-label=${words.score}
      .value=${live(String(chosen ?? ''))}
      @change=${onChange}
    >
      <option value="">${words.anyScore}</option>
      ${offered.map(
        (score) =>
          html`<option value=${score} ?selected=${score === chosen}>
            ${words.atLeast(score)}
          </option>`,
      )}
    </select>`;
  }

  private countries(): TemplateResult {
    const { country: chosen } = this.asked;
    const near = new Set(this.rows.map(({ location }) => location?.country ?? '').filter(Boolean));
    if (chosen) near.add(chosen);
    const option = (code: string) =>
      html`<option value=${code} ?selected=${code === chosen}>${countryName(code)}</option>`;
    return html`<select
      class="chip ${chosen ? 'on' : ''}"
      aria-label=${words.country}
      @change=${(event: Event) =>
        this.ask({ country: (event.target as HTMLSelectElement).value || undefined })}
    >
      <option value="" ?selected=${!chosen}>${words.anyCountry}</option>
      ${[...near].toSorted(byName).map(option)}
      <hr />
      ${ALL_COUNTRIES.filter((code) => !near.has(code)).map(option)}
    </select>`;
  }

  private segments(): TemplateResult {
    const { segment: chosen } = this.asked;
    const onChange = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      this.ask({ segment: SEGMENTS.find((segment) => segment === value) });
    };
    return html`<select
      class="chip ${chosen ? 'on' : ''}"
      aria-label=${words.segment}
      .value=${live(chosen ?? '')}
      @change=${onChange}
    >
      <option value="">${words.anySegment}</option>
      ${SEGMENTS.map(
        (segment) =>
          html`<option value=${segment} ?selected=${segment === chosen}>
            ${words.segments[segment]}
          </option>`,
      )}
    </select>`;
  }

  private companies(): TemplateResult {
    const { company = '' } = this.asked;
    const known = new Map(
      this.rows.flatMap(({ company: one }) =>
        one ? [[one.domain, companyName({ company: one })] as const] : [],
      ),
    );
    const onChange = (event: Event) =>
      this.ask({ company: (event.target as HTMLInputElement).value.trim().toLowerCase() });
    return html`<input
        class="chip company ${company ? 'on' : ''}"
        type="search"
        list="companies"
        aria-label=${words.company}
        placeholder=${words.company}
        title=${words.companyHint}
        autocomplete="off"
        .value=${live(company)}
        @change=${onChange}
        @search=${onChange}
      />
      <datalist id="companies">
        ${[...known].map(([domain, name]) => html`<option value=${domain}>${name}</option>`)}
      </datalist>`;
  }

  private sorts(): TemplateResult {
    const { sort = 'last_seen' } = this.asked;
    const onChange = (event: Event) => {
      const value = (event.target as HTMLSelectElement).value as NonNullable<Asked['sort']>;
      this.ask({ sort: value === 'last_seen' ? undefined : value });
    };
    return html`<label class="sort">
      <span>${strings.visitors.sort}</span>
      <select class="input" @change=${onChange}>
        ${SORTS.map(
          (name) =>
            html`<option value=${name} ?selected=${name === sort}>
              ${strings.visitors.sorts[name]}
            </option>`,
        )}
      </select>
    </label>`;
  }

  override render() {
    return html`<search>
      <div class="line">
        <clarm-search-field
          label=${strings.visitors.search}
          hint=${strings.visitors.searchHint}
          .value=${this.asked.q ?? ''}
          @clarm-search=${({ words: q }: SearchEvent) => this.ask({ q })}
        ></clarm-search-field>
        ${this.sorts()}
      </div>
      <div class="chips" role="group" aria-label=${words.label}>
        ${this.toggle('online')} ${this.toggle('identified')} ${this.segments()} ${this.scores()}
        ${this.countries()} ${this.companies()}
        ${
          isNarrowed(this.asked)
            ? html`<button
                class="button quiet small"
                @click=${() => this.dispatchEvent(new AskedEvent(this.sortOnly()))}
              >
                ${words.clear}
              </button>`
            : nothing
        }
      </div>
    </search>`;
  }

  private sortOnly(): Asked {
    return this.asked.sort ? { sort: this.asked.sort } : {};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-filter-bar': FilterBar;
  }
  interface HTMLElementEventMap {
    'clarm-asked': AskedEvent;
  }
}
