import { portrait } from '../art/board.ts';
import { icon } from '../art/icon.ts';
import { html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { choice, done, field } from './parts.ts';

const SLOTS = [
  ['tue-0930', 'Tue', '9:30'],
  ['tue-1400', 'Tue', '14:00'],
  ['wed-1100', 'Wed', '11:00'],
  ['thu-1000', 'Thu', '10:00'],
  ['thu-1530', 'Thu', '15:30'],
  ['fri-0900', 'Fri', '9:00'],
] as const;

export const bookADemo: Page = {
  path: '/book-a-demo',
  title: 'Book a demo',
  description: 'Twenty minutes with your own funnel.',
  body: html`
    <div class="wrap form-page form-page-top">
      <section class="form-intro">
        <p class="eyebrow">Book a demo</p>
        <h1>Twenty minutes, your funnel, no slides.</h1>
        <ul class="ticks">
          <li>${icon('check')} We import a sample of your events before the call</li>
          <li>${icon('check')} You leave with one board you can keep</li>
          <li>${icon('check')} You hear honestly if a spreadsheet is enough</li>
        </ul>
        <figure class="quote quote-small">
          <blockquote>
            They found our broken step in eight minutes. We used the other twelve to fix it.
          </blockquote>
          <figcaption>
            ${portrait('joost')}<span><strong>Joost Hamel</strong>Founder, Palisade</span>
          </figcaption>
        </figure>
      </section>
      <section class="form-card">
        <form data-form="demo">
          <div class="field-row">
            ${field({ name: 'name', label: 'Name', autocomplete: 'name' })}
            ${field({ name: 'email', label: 'Work e-mail', type: 'email', autocomplete: 'email' })}
          </div>
          <div class="field-row">
            ${field({ name: 'company', label: 'Company', autocomplete: 'organization' })}
            ${choice('seats', 'Team size', ['1–10', '11–50', '51–200', 'More than 200'])}
          </div>
          <fieldset class="slots">
            <legend>Next week, your time</legend>
            ${SLOTS.map(
              ([value, day, time]) =>
                html`<label>
                  <input type="radio" name="slot" value="${value}" required />
                  <span><small>${day}</small>${time}</span>
                </label>`,
            )}
          </fieldset>
          <button class="button button-wide" type="submit">Book this time</button>
          <p class="fine">A fictitious calendar: nobody will call you.</p>
        </form>
        ${done('It is in the calendar.', html`You would find the invitation in your inbox. Until then, <a class="inline-link" href="/demo/app/">the tour</a> shows what we will talk about.`)}
      </section>
    </div>
  `,
};
