import { figure, notice } from '../art/board.ts';
import { barList, funnelChart, lineChart, retentionGrid } from '../art/charts.ts';
import { icon, type IconName } from '../art/icon.ts';
import { html, type Html } from '../../http/html.ts';
import type { Page } from '../page.ts';

interface View {
  /** Below `/app/`; the first view has none. */
  slug: string;
  label: string;
  icon: IconName;
  title: string;
  text: string;
  body: Html;
}

const VIEWS: readonly View[] = [
  {
    slug: '',
    label: 'Overview',
    icon: 'eye',
    title: 'Overview',
    text: 'The week in three numbers, and the one thing that changed most.',
    body: html`
      <div class="figures">
        ${figure('Active accounts', '1,284', '+6.2 %', [30, 34, 31, 44, 48, 56, 61])}
        ${figure('Activation', '41.8 %', '+3.1 pt', [40, 42, 38, 46, 52, 50, 60])}
        ${figure('Time to value', '2.4 d', '−0.9 d', [80, 72, 74, 60, 52, 46, 38])}
      </div>
      <div class="panel">
        <div class="panel-head"><strong>Activated accounts</strong><span>vs. last month</span></div>
        ${lineChart({
          main: [22, 30, 27, 38, 35, 48, 46, 60, 74, 70, 82],
          before: [20, 24, 26, 25, 31, 34, 37, 36, 41, 45, 47],
          lit: 8,
          labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
        })}
      </div>
    `,
  },
  {
    slug: 'funnels',
    label: 'Funnels',
    icon: 'funnel',
    title: 'Funnels',
    text: 'From sign-up to the first invitation. The step in amber is the one worth an afternoon.',
    body: html`
      <div class="panel">
        <div class="panel-head"><strong>Onboarding</strong><span>4,210 accounts</span></div>
        ${funnelChart([
          { label: 'Signed up', value: '4,210', share: 100 },
          { label: 'Connected data', value: '2,904', share: 69 },
          { label: 'Built a board', value: '1,811', share: 43 },
          { label: 'Invited', value: '1,263', share: 30 },
        ])}
      </div>
      ${notice('Where they go instead', '38 % open the docs twice between step 2 and 3.', 'now')}
    `,
  },
  {
    slug: 'spotlights',
    label: 'Spotlights',
    icon: 'bell',
    title: 'Spotlights',
    text: 'What did something it never did before, newest first.',
    body: html`
      <div class="card-stack">
        ${notice('Fernway is taking off', '14 invitations in two days; 3 is usual.', '2 min')}
        ${notice('Checkout slowed down', 'Median 41 s, up from 18 s, on Safari.', '26 min')}
        ${notice('Holt & Rye opened pricing', 'Five times since Monday, from two cities.', '1 h')}
        ${notice('Ostra went quiet', 'No board opened for 9 days.', '3 h')}
      </div>
    `,
  },
  {
    slug: 'accounts',
    label: 'Accounts',
    icon: 'people',
    title: 'Accounts',
    text: 'Who is rising, and how well the rest keeps coming back.',
    body: html`
      <div class="tour-split">
        <div class="panel">
          <div class="panel-head"><strong>Rising</strong><span>this week</span></div>
          ${barList([
            { label: 'Fernway', value: '+38', share: 92, lit: true },
            { label: 'Holt & Rye', value: '+24', share: 66 },
            { label: 'Ostra', value: '+17', share: 48 },
            { label: 'Mirabel', value: '+12', share: 36 },
            { label: 'Palisade', value: '+9', share: 28 },
          ])}
        </div>
        <div class="panel">
          <div class="panel-head"><strong>Retention</strong><span>by week</span></div>
          ${retentionGrid()}
        </div>
      </div>
    `,
  },
];

const hrefOf = (view: View): string => `/demo/app/${view.slug}`;

const tourBody = (current: View): Html => html`
  <div class="wrap tour" data-tour>
    <header class="tour-head">
      <div>
        <p class="eyebrow">Interactive tour</p>
        <h1>Lumen, without signing up.</h1>
      </div>
      <a class="button" href="/demo/book-a-demo" data-click="tour_book_demo"
        >See it with your data</a
      >
    </header>
    <div class="tour-app">
      <nav class="tour-nav" aria-label="Tour">
        ${VIEWS.map(
          (view) =>
            html`<a
              class="side-item"
              href="${hrefOf(view)}"
              data-route
              aria-current="${view === current ? 'page' : 'false'}"
              >${icon(view.icon)} ${view.label}</a
            >`,
        )}
      </nav>
      <div class="tour-views">
        ${VIEWS.map(
          (view) => html`
            <section
              data-view="${hrefOf(view)}"
              data-title="${view.title}"
              class="${view === current ? 'tour-view tour-view-current' : 'tour-view'}"
            >
              <h2 tabindex="-1">${view.title}</h2>
              <p>${view.text}</p>
              <div class="tour-body">${view.body}</div>
            </section>
          `,
        )}
      </div>
    </div>
  </div>
`;

/** One address a view; between them the browser moves with the History API, without a load. */
export const tour: readonly Page[] = VIEWS.map((view) => ({
  path: `/app/${view.slug}`,
  title: `${view.title} · Tour`,
  description: view.text,
  section: 'tour',
  body: tourBody(view),
}));
