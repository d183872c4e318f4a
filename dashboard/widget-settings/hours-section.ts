import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../components/icon/icon.ts';
import { unavailable } from '../components/shared/unavailable.ts';
import { strings } from '../strings.ts';
import { field } from './field.ts';
import type { Form } from './sections.ts';

const words = strings.widgetSettings;

type Day = keyof typeof words.days;
type Hours = [from: string, to: string];
const DAYS = Object.keys(words.days) as Day[];
const USUAL: Hours = ['09:00', '17:00'];

/** When somebody answers, in which zone, and what is said when nobody does. */
export function hoursSection({ draft: { config }, change, problem }: Form): TemplateResult {
  const { businessHours } = config;
  const set = (day: Day, hours: Hours[]) => {
    const { [day]: _before, ...others } = businessHours;
    change({ businessHours: hours.length > 0 ? { ...others, [day]: hours } : others });
  };
  const time = (label: string, value: string, onChange: (value: string) => void) =>
    html`<input
      class="input time"
      type="time"
      aria-label=${label}
      .value=${live(value)}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).value || value)}
    />`;

  const row = (day: Day) => {
    const name = words.days[day];
    const hours = businessHours[day] ?? [];
    const setAt = (index: number, changed: Hours) =>
      set(
        day,
        hours.map((one, at) => (at === index ? changed : one)),
      );
    return html`<li class="day">
      <span class="day-name">${name}</span>
      <div class="day-hours">
        ${
          hours.length === 0
            ? html`<span class="hint">${words.closed}</span>`
            : hours.map(
                ([from, to], index) =>
                  html`<span class="from-to">
                    ${time(words.from(name), from, (value) => setAt(index, [value, to]))}
                    <span aria-hidden="true">–</span>
                    ${time(words.to(name), to, (value) => setAt(index, [from, value]))}
                    <button
                      class="button quiet icon small"
                      type="button"
                      aria-label=${words.removeHours(name)}
                      @click=${() =>
                        set(
                          day,
                          hours.filter((_one, at) => at !== index),
                        )}
                    >
                      ${icon('close')}
                    </button>
                  </span>`,
              )
        }
      </div>
      <button
        class="button quiet icon small"
        type="button"
        aria-label=${words.addHours(name)}
        ${unavailable(hours.length >= 6)}
        @click=${() => set(day, [...hours, USUAL])}
      >
        ${icon('plus')}
      </button>
    </li>`;
  };

  return html`<p class="hint">${words.hoursLead}</p>
    <ul class="days">
      ${DAYS.map(row)}
    </ul>
    ${field({
      id: 'timezone',
      label: words.timezone,
      hint: words.timezoneHint,
      value: config.timezone,
      list: 'zones',
      problem: problem('config.timezone'),
      onInput: (timezone) => change({ timezone: timezone.trim() }),
    })}
    <datalist id="zones">
      ${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value=${zone}></option>`)}
    </datalist>
    ${field({
      id: 'awayMessage',
      label: words.awayMessage,
      hint: words.awayHint,
      value: config.awayMessage,
      maxlength: 500,
      problem: problem('config.awayMessage'),
      onInput: (awayMessage) => change({ awayMessage }),
    })}`;
}
