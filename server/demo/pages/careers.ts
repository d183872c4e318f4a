import { studioArt } from '../art/covers.ts';
import { html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { pageHead, point } from './parts.ts';

const OPENINGS = [
  [
    'Storage engineer',
    'Rotterdam or remote',
    'You like column stores and dislike surprises. You will own how a year of events is read in a second.',
  ],
  [
    'Product designer',
    'Lisbon',
    'You draw charts by hand first. You will decide what a Spotlight looks like when it is right, and when it is not sure.',
  ],
  [
    'Solutions engineer',
    'Remote, Europe',
    'You have sat on both sides of a demo. You will bring customers’ own data into the first call.',
  ],
  [
    'Technical writer',
    'Remote, half time',
    'You delete more than you add. The docs are two pages long, and you would like to keep it that way.',
  ],
] as const;

export const careers: Page = {
  path: '/careers',
  title: 'Careers',
  description: 'Work at Lumen in Lisbon, in Rotterdam or from home.',
  section: 'careers',
  body: html`
    ${pageHead('Careers', 'Work where the lamps are.', 'Thirty-one people, two offices, no sprint ceremonies. We build a thing, watch it being used, and build the next.')}
    <div class="wrap"><div class="banner">${studioArt()}</div></div>
    <section class="wrap points">
      <h2>How we work</h2>
      ${point('clock', 'Four-day summer', 'July and August have no Fridays. They are paid like all others.')}
      ${point('book', 'Write it down', 'Decisions are pages, not meetings. Everyone can read all of them.')}
      ${point('people', 'Customers every week', 'Everyone sits in on one call a week, whatever their job is.')}
      ${point('spark', 'Salaries are public', 'Inside the company, with the formula. It is the same for everyone.')}
    </section>
    <section class="wrap openings">
      <h2>Open now</h2>
      <div>
        ${OPENINGS.map(
          ([title, place, text]) =>
            html`<details>
              <summary><span>${title}</span><small>${place}</small></summary>
              <p>${text}</p>
              <p>
                <a class="inline-link" href="mailto:jobs@lumen.example"
                  >Write to jobs@lumen.example</a
                >
              </p>
            </details>`,
        )}
      </div>
    </section>
  `,
};
