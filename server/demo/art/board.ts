import { html, svg, type Html } from '../../http/html.ts';
import { barList, lineChart, sparkline } from './charts.ts';
import { icon, mark, type IconName } from './icon.ts';

/** A product window, drawn in markup so that it stays readable at every width. */
export const appWindow = (
  title: string,
  body: Html,
  flavour: 'plain' | 'lifted' = 'plain',
): Html => html`
  <div class="window window-${flavour}" aria-hidden="true">
    <div class="window-bar"><i></i><i></i><i></i><span>${title}</span></div>
    <div class="window-body">${body}</div>
  </div>
`;

/** One number with its change and a tiny line. */
export const figure = (
  label: string,
  value: string,
  change: string,
  values: readonly number[],
): Html => html`
  <div class="figure">
    <span class="figure-label">${label}</span>
    <strong>${value}</strong>
    <span class="figure-change">${change}</span>
    ${sparkline(values)}
  </div>
`;

/** A card in which the product says what it noticed. */
export const notice = (title: string, text: string, when: string): Html => html`
  <div class="notice">
    <span class="notice-icon">${icon('bell')}</span>
    <div><strong>${title}</strong><span>${text}</span></div>
    <time>${when}</time>
  </div>
`;

const PORTRAITS = {
  maya: {
    tone: 'amber',
    hair: 'M18 44c-4-22 6-32 22-32s26 10 22 32c-3-8-6-12-10-15-9 5-20 6-28 3-3 3-5 7-6 12z',
  },
  joost: {
    tone: 'amber',
    hair: 'M26 34c-1-14 5-20 14-20s15 6 14 20c-2-8-6-11-14-11s-12 3-14 11zM26 40c3 12 7 17 14 17s11-5 14-17c-3 5-7 6-14 6s-11-1-14-6z',
  },
  jonas: {
    tone: 'teal',
    hair: 'M20 34c-2-16 8-23 20-23s22 7 20 23c-3-6-5-8-8-9-8 2-16 2-24 0-3 1-5 3-8 9z',
  },
  ines: {
    tone: 'coral',
    hair: 'M16 56c-4-30 6-44 24-44s28 14 24 44c-4-2-6-10-7-22-8-1-16-4-20-8-4 6-9 9-14 10-1 10-3 18-7 20z',
  },
} as const;
export type PortraitName = keyof typeof PORTRAITS;

/** A drawn person of the fictitious team. */
export const portrait = (name: PortraitName): Html => {
  const { tone, hair } = PORTRAITS[name];
  return svg`
    <svg class="portrait portrait-${tone}" viewBox="0 0 80 80" aria-hidden="true">
      <circle class="portrait-ground" cx="40" cy="40" r="40" />
      <path class="portrait-body" d="M12 80c2-16 13-24 28-24s26 8 28 24z" />
      <path class="portrait-skin" d="M34 46h12v12a6 6 0 0 1-12 0z" />
      <circle class="portrait-skin" cx="40" cy="36" r="15" />
      <path class="portrait-hair" d="${hair}" />
    </svg>`;
};

const SIDEBAR: readonly [IconName, string][] = [
  ['eye', 'Overview'],
  ['funnel', 'Funnels'],
  ['people', 'Accounts'],
  ['bell', 'Spotlights'],
  ['table', 'Boards'],
];

/** The large picture of the home page: the whole product at a glance. */
export const heroBoard = (): Html =>
  appWindow(
    'app.lumen.example / Overview',
    html`
      <div class="board">
        <div class="board-side">
          <span class="brand">${mark()}<span>Lumen</span></span>
          ${SIDEBAR.map(
            ([name, label], at) =>
              html`<span class="${at === 0 ? 'side-item side-current' : 'side-item'}"
                >${icon(name)} ${label}</span
              >`,
          )}
        </div>
        <div class="board-main">
          <div class="board-head">
            <strong>This week</strong>
            <span class="chip">All accounts</span><span class="chip chip-lit">Live</span>
          </div>
          <div class="figures">
            ${figure('Active accounts', '1,284', '+6.2 %', [30, 34, 31, 44, 48, 56, 61])}
            ${figure('Activation', '41.8 %', '+3.1 pt', [40, 42, 38, 46, 52, 50, 60])}
            ${figure('Time to value', '2.4 d', '−0.9 d', [80, 72, 74, 60, 52, 46, 38])}
          </div>
          <div class="panel">
            <div class="panel-head">
              <strong>Activated accounts</strong><span>vs. last month</span>
            </div>
            ${lineChart({
              main: [22, 30, 27, 38, 35, 48, 46, 60, 74, 70, 82],
              before: [20, 24, 26, 25, 31, 34, 37, 36, 41, 45, 47],
              lit: 8,
              labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
            })}
          </div>
        </div>
        <div class="board-aside">
          ${notice('Spotlight', 'Fernway invited 14 people in two days.', '2 min')}
          <div class="panel">
            <div class="panel-head"><strong>Rising accounts</strong></div>
            ${barList([
              { label: 'Fernway', value: '+38', share: 92, lit: true },
              { label: 'Holt & Rye', value: '+24', share: 66 },
              { label: 'Ostra', value: '+17', share: 48 },
              { label: 'Palisade', value: '+9', share: 28 },
            ])}
          </div>
        </div>
      </div>
    `,
    'lifted',
  );
