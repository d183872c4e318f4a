import { heroBoard, notice, portrait } from '../art/board.ts';
import { barList, funnelChart, retentionGrid } from '../art/charts.ts';
import { icon, onward } from '../art/icon.ts';
import { html, type Html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { closingBand } from './parts.ts';

const CUSTOMERS = ['Fernway', 'Holt & Rye', 'Palisade', 'Ostra', 'Quillworks', 'Mirabel'];

const story = (part: {
  eyebrow: string;
  title: string;
  text: string;
  link: Html;
  picture: Html;
}): Html => html`
  <section class="wrap story">
    <div class="story-text">
      <p class="eyebrow">${part.eyebrow}</p>
      <h2>${part.title}</h2>
      <p>${part.text}</p>
      ${part.link}
    </div>
    <div class="story-picture">${part.picture}</div>
  </section>
`;

const stories = [
  story({
    eyebrow: 'Funnels',
    title: 'Find the step that costs you customers.',
    text: 'Draw a funnel from any two events. Lumen fills in what people do between them, and says which detour is worth removing.',
    link: onward('/demo/product', 'How funnels work'),
    picture: html`<div class="card-stage" aria-hidden="true">
      ${funnelChart([
        { label: 'Signed up', value: '4,210', share: 100 },
        { label: 'Connected data', value: '2,904', share: 69 },
        { label: 'Built a board', value: '1,811', share: 43 },
        { label: 'Invited a colleague', value: '1,263', share: 30 },
      ])}
    </div>`,
  }),
  story({
    eyebrow: 'Spotlights',
    title: 'Hear about it while it still matters.',
    text: 'A Spotlight watches one account, one number or one step. When it moves in a way it never has before, the right person knows within a minute.',
    link: onward('/demo/app/spotlights', 'See Spotlights in the tour'),
    picture: html`<div class="card-stage card-stack" aria-hidden="true">
      ${notice('Fernway is taking off', '14 invitations in two days; 3 is usual.', '2 min')}
      ${notice('Checkout slowed down', 'Median 41 s, up from 18 s, on Safari.', '26 min')}
      ${notice('Ostra went quiet', 'No board opened for 9 days.', '3 h')}
    </div>`,
  }),
  story({
    eyebrow: 'Retention',
    title: 'Know what people who stay have in common.',
    text: 'Cohorts are computed on arrival, not overnight. Compare any two of them and Lumen lists the behaviour that tells them apart, strongest first.',
    link: onward('/demo/docs/events', 'Read about the event model'),
    picture: html`<div class="card-stage card-split" aria-hidden="true">
      ${retentionGrid()}
      ${barList([
        { label: 'Invited a colleague', value: '4.1×', share: 94, lit: true },
        { label: 'Set a Spotlight', value: '2.7×', share: 64 },
        { label: 'Exported to a sheet', value: '1.9×', share: 44 },
      ])}
    </div>`,
  }),
];

export const home: Page = {
  path: '/',
  title: 'Product analytics that ends in a decision',
  description: 'Lumen shows B2B product teams which accounts are lighting up, and why.',
  body: html`
    <section class="hero">
      <div class="wrap hero-text">
        <a class="pill" href="/demo/blog/one-number-per-team">
          <span>New</span> One number per team: how we plan ${icon('arrow')}
        </a>
        <h1>See the moment an account lights up.</h1>
        <p class="lead">
          Lumen is product analytics for B2B teams. It reads every event as part of an account's
          story, and tells you which ones are about to grow, stall or leave.
        </p>
        <div class="hero-actions">
          <a class="button" href="/demo/book-a-demo" data-click="hero_book_demo">Book a demo</a>
          <a class="button button-line" href="/demo/app/" data-click="hero_tour">Take the tour</a>
        </div>
        <p class="fine">Free for 14 days. No card. EU or US region.</p>
      </div>
      <div class="wrap hero-picture">${heroBoard()}</div>
    </section>

    <section class="wrap customers" aria-label="Customers">
      <p>Teams that decide with Lumen</p>
      <ul>
        ${CUSTOMERS.map((name, at) => html`<li class="customer customer-${at}">${name}</li>`)}
      </ul>
    </section>

    ${stories}

    <section class="night">
      <div class="wrap">
        <h2>Built to be asked, not configured.</h2>
        <div class="numbers">
          <div>
            <strong>38 min</strong><span>median time from first event to first decision</span>
          </div>
          <div><strong>1.2 s</strong><span>for a funnel over a year of events</span></div>
          <div>
            <strong>99.98 %</strong><span>ingest availability over the last four quarters</span>
          </div>
        </div>
        <figure class="quote">
          <blockquote>
            We stopped arguing about dashboards. On Monday we open the three accounts that Lumen lit
            up, and we call them.
          </blockquote>
          <figcaption>
            ${portrait('ines')}<span><strong>Ines Duarte</strong>Head of growth, Fernway</span>
          </figcaption>
        </figure>
      </div>
    </section>

    <section class="wrap start">
      <div>
        <p class="eyebrow">Set-up</p>
        <h2>Live this afternoon.</h2>
        <ol class="steps">
          <li><strong>Send events</strong> from the browser, your server or your warehouse.</li>
          <li><strong>Name your accounts</strong> with one property. Lumen groups the rest.</li>
          <li><strong>Ask a question</strong> and pin the answer to a board.</li>
        </ol>
        ${onward('/demo/docs', 'Open the quick start')}
      </div>
      <pre
        class="code"
        tabindex="0"
        aria-label="Example code"
      ><code><span class="code-comment">// once, when somebody signs in</span>
lumen.identify(<span class="code-string">'u_812'</span>, {
  account: <span class="code-string">'fernway'</span>,
  seats: <span class="code-number">42</span>,
});

<span class="code-comment">// wherever something worth knowing happens</span>
lumen.track(<span class="code-string">'Board shared'</span>, {
  with: <span class="code-string">'whole team'</span>,
});</code></pre>
    </section>

    ${closingBand('Bring your own funnel.', 'Twenty minutes, your data, no slides.')}
  `,
};
