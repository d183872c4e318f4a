import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  EndpointFilters,
  EndpointRow,
  WebhookEvent,
} from '../../../server/contracts/webhooks.ts';
import type { EndpointPatch } from '../../api/webhooks.ts';
import { adminsOnlyStyles } from '../../components/admins-only/admins-only.styles.ts';
import { base } from '../../components/shared/base.styles.ts';
import { buttons } from '../../components/shared/button.styles.ts';
import { cards } from '../../components/shared/card.styles.ts';
import { fields } from '../../components/shared/field.styles.ts';
import { formText } from '../../components/shared/form-text.ts';
import { focusInvalid } from '../../components/shared/focus-invalid.ts';
import { problemAt } from '../../components/shared/problem-at.ts';
import { unavailable } from '../../components/shared/unavailable.ts';
import { range } from '../../format/company.ts';
import { strings } from '../../strings.ts';
import { styles } from './endpoint-settings.styles.ts';
import { SIZES, readFilters } from './read-filters.ts';

const all = strings.integrations;
const words = all.filters;
const EVENTS = Object.keys(all.eventWords) as WebhookEvent[];
/** What has a place for its problems here. */
export const ENDPOINT_PLACES: readonly string[] = ['filters.pages', 'filters.segment.countries'];

/** An endpoint is to be changed. */
export class EndpointPatchEvent extends Event {
  static readonly type = 'clarm-endpoint-patch';
  readonly patch: EndpointPatch;

  constructor(patch: EndpointPatch) {
    super(EndpointPatchEvent.type);
    this.patch = patch;
  }
}

/**
 * @summary Which events an endpoint gets, and of whom: company size, pages, segment, quiet hours.
 * @event clarm-endpoint-patch - With what is to be changed.
 */
@customElement('clarm-endpoint-settings')
export class EndpointSettings extends LitElement {
  static override styles = [base, buttons, cards, fields, styles, adminsOnlyStyles];

  @property({ attribute: false }) endpoint!: EndpointRow;
  @property({ type: Boolean }) busy = false;
  /** Whether it can only be looked at. */
  @property({ type: Boolean }) readonly = false;
  /** What the server found wrong, by field. */
  @property({ attribute: false }) problems: Readonly<Record<string, string>> = {};
  @state() private hasNoEvents = false;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('problems')) void focusInvalid(this.renderRoot);
  }

  private onSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const events = EVENTS.filter((name) => data.has(name));
    this.hasNoEvents = events.length === 0;
    if (this.hasNoEvents) return;
    const description = formText(data, 'description').trim();
    const filters = readFilters(data);
    this.dispatchEvent(new EndpointPatchEvent({ description, events, filters }));
  }

  private problem(path: string): string | undefined {
    return problemAt(this.problems, `filters.${path}`);
  }

  private invalid(path: string): 'true' | 'false' {
    return this.problem(path) === undefined ? 'false' : 'true';
  }

  private note(id: string, path: string, hint: string): TemplateResult {
    const problem = this.problem(path);
    return html`<p
      id=${id}
      class=${problem ? 'problem' : 'hint'}
      role=${problem ? 'alert' : 'note'}
    >
      ${problem ?? hint}
    </p>`;
  }

  private select<V extends string>(
    name: string,
    label: string,
    values: Readonly<Record<V, string>>,
    chosen: V,
  ): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select class="input" id=${name} name=${name}>
        ${(Object.keys(values) as V[]).map(
          (value) =>
            html`<option value=${value} ?selected=${value === chosen}>${values[value]}</option>`,
        )}
      </select>
    </div>`;
  }

  private events({ description, events }: EndpointRow): TemplateResult {
    return html`<section class="card">
      <div class="field">
        <label for="description">${all.description}</label>
        <input
          class="input"
          id="description"
          name="description"
          maxlength="200"
          .value=${description}
        />
      </div>
      <fieldset>
        <legend class="label">${all.events}</legend>
        <div class="events">
          ${EVENTS.map(
            (name) =>
              html`<label class="check"
                ><input
                  type="checkbox"
                  name=${name}
                  .checked=${events.includes(name)}
                  @change=${() => (this.hasNoEvents = false)}
                />
                <span>${all.eventWords[name]}<code>${name}</code></span></label
              >`,
          )}
        </div>
        ${this.hasNoEvents ? html`<p class="problem" role="alert">${all.noEvents}</p>` : nothing}
      </fieldset>
    </section>`;
  }

  private who({ company_sizes: sizes = [], pages: globs = [] }: EndpointFilters): TemplateResult {
    return html`<fieldset>
        <legend class="label">${words.sizes}</legend>
        <div class="sizes">
          ${SIZES.map(
            (size) =>
              html`<label class="check num"
                ><input type="checkbox" name=${`size-${size}`} .checked=${sizes.includes(size)} />
                ${range(size)}</label
              >`,
          )}
        </div>
        <p class="hint">${words.sizesHint}</p>
      </fieldset>
      <div class="field">
        <label for="pages">${words.pages}</label>
        <textarea
          class="input"
          id="pages"
          name="pages"
          aria-invalid=${this.invalid('pages')}
          aria-describedby="pages-note"
          .value=${globs.join('\n')}
        ></textarea>
        ${this.note('pages-note', 'pages', words.pagesHint)}
      </div>`;
  }

  private segment({ segment = {} }: EndpointFilters): TemplateResult {
    const { countries = [], industries = [], identified, lifecycle, min_sessions } = segment;
    const known = identified === undefined ? 'any' : identified ? 'yes' : 'no';
    return html`<fieldset>
      <legend class="label">${words.segment}</legend>
      <div class="grid">
        <div class="field">
          <label for="countries">${words.countries}</label>
          <input
            class="input"
            id="countries"
            name="countries"
            aria-invalid=${this.invalid('segment.countries')}
            aria-describedby="countries-note"
            .value=${countries.join(', ')}
          />
          ${this.note('countries-note', 'segment.countries', words.countriesHint)}
        </div>
        <div class="field">
          <label for="industries">${words.industries}</label>
          <input class="input" id="industries" name="industries" .value=${industries.join(', ')} />
          <p class="hint">${words.industriesHint}</p>
        </div>
        ${this.select('identified', words.identified, words.identifiedWords, known)}
        ${this.select('lifecycle', words.lifecycle, words.lifecycleWords, lifecycle ?? 'any')}
        <div class="field">
          <label for="min-sessions">${words.minSessions}</label>
          <input
            class="input num"
            id="min-sessions"
            name="min-sessions"
            type="number"
            min="1"
            max="1000"
            .value=${String(min_sessions ?? 1)}
          />
        </div>
      </div>
    </fieldset>`;
  }

  private when({ quiet_hours: quiet, one_alert_a_company }: EndpointFilters): TemplateResult {
    const time = (name: string, label: string, value: string) =>
      html`<div class="field">
        <label for=${name}>${label}</label>
        <input class="input" type="time" id=${name} name=${name} required .value=${value} />
      </div>`;
    return html`<fieldset>
        <legend class="label">${words.quiet}</legend>
        <label class="check"
          ><input type="checkbox" name="quiet" .checked=${quiet !== undefined} />
          ${words.quietOn}</label
        >
        <div class="quiet">
          ${time('quiet-from', words.from, quiet?.from ?? '18:00')}
          ${time('quiet-to', words.to, quiet?.to ?? '08:00')}
          <label class="check"
            ><input type="checkbox" name="weekends" .checked=${quiet?.weekends ?? false} />
            ${words.weekends}</label
          >
        </div>
        <p class="hint">${words.quietHint}</p>
      </fieldset>
      <label class="check"
        ><input type="checkbox" name="one-alert" .checked=${one_alert_a_company ?? false} />
        ${words.oneAlert}</label
      >`;
  }

  override render() {
    const { filters } = this.endpoint;
    return html`<form @submit=${this.onSubmit}>
      <fieldset class="all" ?disabled=${this.readonly}>
        ${this.events(this.endpoint)}
        <section class="card">
          <div>
            <h2>${words.title}</h2>
            <p class="lead">${words.lead}</p>
          </div>
          ${this.who(filters)} ${this.segment(filters)} ${this.when(filters)}
        </section>
      </fieldset>
      ${
        this.readonly
          ? nothing
          : html`<div class="actions">
              <button class="button primary" ${unavailable(this.busy)}>${words.save}</button>
            </div>`
      }
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-endpoint-settings': EndpointSettings;
  }
  interface HTMLElementEventMap {
    'clarm-endpoint-patch': EndpointPatchEvent;
  }
}
