import { appWindow, figure, notice } from '../art/board.ts';
import { barList, funnelChart, lineChart, retentionGrid } from '../art/charts.ts';
import { icon, onward } from '../art/icon.ts';
import { html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { closingBand, pageHead, point } from './parts.ts';

const ROWS = [
  ['Knows what an account is', 'From the first event', 'By hand, with groups'],
  ['Explains a change', 'Names the behaviour behind it', 'Shows that there was one'],
  ['Fresh numbers', 'Within ten seconds', 'Hourly or overnight'],
  ['Priced by', 'Seats that look at it', 'Events you send'],
] as const;

export const product: Page = {
  path: '/product',
  title: 'Product',
  description: 'Funnels, Spotlights, retention and boards, all of them about accounts.',
  section: 'product',
  body: html`
    ${pageHead('Product', 'Every account has a story. Read it.', 'Four tools on one event store. Each of them thinks in accounts first and people second, because that is how you sell.')}

    <section class="wrap bento">
      <article class="tile tile-wide">
        <h2>Boards that answer back</h2>
        <p>Pin a question, not a chart. A board says what changed since you looked last.</p>
        ${appWindow(
          'Board: Onboarding',
          html`<div class="figures">
              ${figure('Activation', '41.8 %', '+3.1 pt', [40, 42, 38, 46, 52, 50, 60])}
              ${figure('Invites', '612', '+18 %', [22, 26, 24, 32, 40, 52, 66])}
            </div>
            ${lineChart({ main: [20, 28, 26, 36, 44, 42, 58, 66, 64, 80], lit: 6 })}`,
        )}
      </article>
      <article class="tile">
        <h2>Spotlights</h2>
        <p>One minute after an account does what it never did before, you know.</p>
        <div class="tile-picture card-stack" aria-hidden="true">
          ${notice('Fernway', '14 invitations in two days', '2 min')}
          ${notice('Ostra', 'Opened pricing 5 times', '12 min')}
        </div>
      </article>
      <article class="tile">
        <h2>Retention</h2>
        <p>Cohorts on arrival. Compare two and see what tells them apart.</p>
        <div class="tile-picture" aria-hidden="true">${retentionGrid(6)}</div>
      </article>
      <article class="tile">
        <h2>Funnels</h2>
        <p>From any event to any other, with the detours drawn in.</p>
        <div class="tile-picture" aria-hidden="true">
          ${funnelChart([
            { label: 'Trial', value: '100 %', share: 100 },
            { label: 'Data in', value: '69 %', share: 69 },
            { label: 'Paid', value: '31 %', share: 31 },
          ])}
        </div>
      </article>
      <article class="tile">
        <h2>Accounts</h2>
        <p>People, events and revenue of a company on one page.</p>
        <div class="tile-picture" aria-hidden="true">
          ${barList([
            { label: 'Fernway', value: '92', share: 92, lit: true },
            { label: 'Holt & Rye', value: '71', share: 71 },
            { label: 'Mirabel', value: '54', share: 54 },
          ])}
        </div>
      </article>
    </section>

    <section class="wrap points">
      ${point('bolt', 'Fast without sampling', 'Every answer is computed on all events, in memory, in about a second.')}
      ${point('lock', 'Yours to take out', 'Streams to your warehouse in Parquet, continuously, on every plan.')}
      ${point('globe', 'EU or US', 'Choose the region when you sign up. Data does not cross.')}
      ${point('code', 'Eleven lines', 'One small SDK for browser and server. No tag manager needed.')}
    </section>

    <section class="wrap compare">
      <h2>How it differs</h2>
      <div class="table-scroll" tabindex="0" role="region" aria-label="Comparison">
        <table>
          <thead>
            <tr>
              <td></td>
              <th scope="col">Lumen</th>
              <th scope="col">Event analytics</th>
            </tr>
          </thead>
          <tbody>
            ${ROWS.map(
              ([what, ours, theirs]) =>
                html`<tr>
                  <th scope="row">${what}</th>
                  <td><span class="yes">${icon('check')}</span>${ours}</td>
                  <td>${theirs}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${onward('/demo/app/', 'Try it in the interactive tour')}
    </section>

    ${closingBand('See it with your own events.', 'We import a sample before the call, so that nobody has to imagine anything.')}
  `,
};
