import { officesArt } from '../art/covers.ts';
import { icon } from '../art/icon.ts';
import { html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { choice, done, field, pageHead } from './parts.ts';

export const contact: Page = {
  path: '/contact',
  title: 'Contact',
  description: 'Write to the people who build Lumen.',
  body: html`
    ${pageHead('Contact', 'Talk to somebody who builds it.', 'No ticket numbers. A product engineer reads this inbox every day, and answers within one working day.')}
    <div class="wrap form-page">
      <section class="form-card">
        <form data-form="contact">
          <div class="field-row">
            ${field({ name: 'name', label: 'Name', autocomplete: 'name' })}
            ${field({ name: 'email', label: 'Work e-mail', type: 'email', autocomplete: 'email' })}
          </div>
          <div class="field-row">
            ${field({ name: 'company', label: 'Company', autocomplete: 'organization', optional: true })}
            ${choice('topic', 'About', ['Buying Lumen', 'Using Lumen', 'Security and legal', 'Something else'])}
          </div>
          <label class="field">
            <span>Message</span>
            <textarea name="message" rows="5" required></textarea>
          </label>
          <button class="button" type="submit">Send message</button>
          <p class="fine">Nothing leaves your machine but what the widget's server stores there.</p>
        </form>
        ${done('Thank you.', html`Maya or Jonas will answer by tomorrow. If it is urgent, use the chat in the corner.`)}
      </section>
      <aside class="form-aside">
        ${officesArt()}
        <ul class="facts">
          <li>
            ${icon('pin')}<span><strong>Lisbon</strong>Rua do Farol 18</span>
          </li>
          <li>
            ${icon('pin')}<span><strong>Rotterdam</strong>Lichtkade 40</span>
          </li>
          <li>
            ${icon('mail')}<span><strong>hello@lumen.example</strong>Every day, by a person</span>
          </li>
        </ul>
      </aside>
    </div>
  `,
};
