import { svg, type Html } from '../../http/html.ts';

const rays = (count: number): Html[] =>
  Array.from({ length: count }, (_ray, at) => {
    const angle = (Math.PI / (count - 1)) * at;
    const x = Math.round(200 - Math.cos(angle) * 260);
    const y = Math.round(210 - Math.sin(angle) * 260);
    return svg`<path class="cover-ray" d="M200 210L${x} ${y}" />`;
  });

/** A lamp over a horizon: the cover of the post on choosing one number. */
export const lampCover = (): Html => svg`
  <svg class="cover cover-night" viewBox="0 0 400 220" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect class="cover-sky" width="400" height="220" />
    ${rays(15)}
    <circle class="cover-sun" cx="200" cy="210" r="74" />
    <path class="cover-hill" d="M0 180c70-30 120-24 200-6s140 8 200-22v68H0z" />
    <path class="cover-field" d="M0 204c90-22 170-10 240-2s110-4 160-14v32H0z" />
  </svg>`;

/** Steps that lead up to a light: the cover of the post on pricing. */
export const stairsCover = (): Html => svg`
  <svg class="cover cover-day" viewBox="0 0 400 220" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect class="cover-sky" width="400" height="220" />
    <circle class="cover-sun" cx="312" cy="62" r="34" />
    ${[0, 1, 2, 3, 4, 5].map(
      (step) =>
        svg`<rect class="cover-step cover-step-${step}" x="${36 + step * 54}" y="${186 - step * 22}" width="54" height="${40 + step * 22}" />`,
    )}
    <path class="cover-thread" d="M44 172C110 168 120 130 172 122S260 96 300 70" />
  </svg>`;

/** Overlapping windows: the cover of the docs and of the tour. */
export const panesArt = (): Html => svg`
  <svg class="panes" viewBox="0 0 420 300" aria-hidden="true">
    <rect class="pane pane-back" x="120" y="16" width="270" height="176" rx="14" />
    <rect class="pane pane-middle" x="72" y="58" width="270" height="176" rx="14" />
    <rect class="pane pane-front" x="24" y="100" width="270" height="176" rx="14" />
    <path class="pane-rule" d="M46 134h96M46 158h150M46 182h120" />
    <path class="pane-line" d="M46 246c30-6 40-34 66-34s34 22 60 16 40-40 98-46" />
    <circle class="pane-dot" cx="270" cy="182" r="7" />
  </svg>`;

/** A map without borders: where the two offices are. */
export const officesArt = (): Html => svg`
  <svg class="offices" viewBox="0 0 420 260" aria-hidden="true">
    ${Array.from({ length: 9 }, (_row, row) =>
      Array.from({ length: 15 }, (_dot, dot) => {
        const near = Math.hypot(dot - 4, row - 6) < 2.6 || Math.hypot(dot - 9, row - 2.5) < 2.8;
        return svg`<circle class="${near ? 'map-near' : 'map-far'}" cx="${14 + dot * 28}" cy="${14 + row * 29}" r="4" />`;
      }),
    )}
    <path class="map-route" d="M126 188C150 110 210 84 266 86" />
    <circle class="map-halo" cx="126" cy="188" r="18" /><circle class="map-office" cx="126" cy="188" r="7" />
    <circle class="map-halo" cx="266" cy="86" r="18" /><circle class="map-office" cx="266" cy="86" r="7" />
  </svg>`;

/** A long table with lamps: the picture of the careers page. */
export const studioArt = (): Html => svg`
  <svg class="studio" viewBox="0 0 640 320" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    <rect class="studio-wall" width="640" height="320" />
    <rect class="studio-window" x="56" y="40" width="150" height="140" rx="10" />
    <path class="studio-frame" d="M131 40v140M56 110h150" />
    <circle class="studio-moon" cx="166" cy="78" r="16" />
    ${[262, 402, 530].map(
      (x) => svg`
        <path class="studio-cone" d="M${x} 92L${x - 66} 226h132z" />
        <path class="studio-cord" d="M${x} 0v70" />
        <path class="studio-lamp" d="M${x - 30} 92a30 26 0 0 1 60 0z" />`,
    )}
    <rect class="studio-table" x="150" y="226" width="462" height="14" rx="7" />
    <path class="studio-legs" d="M190 240v80M572 240v80" />
    <rect class="studio-screen" x="229" y="180" width="66" height="44" rx="5" />
    <rect class="studio-screen" x="369" y="180" width="66" height="44" rx="5" />
    <path class="studio-mug" d="M508 202h24v24h-24zM532 207h8v12h-8" />
    <path class="studio-chart" d="M239 212l12-12 10 6 16-16M379 212l12-6 10 4 18-18" />
    <path class="studio-plant" d="M88 320v-54M88 290c-26-4-34-24-32-40 18 2 32 14 32 40zM88 276c22-6 30-24 28-42-18 4-28 18-28 42z" />
    <path class="studio-pot" d="M66 292h44l-6 28H72z" />
  </svg>`;
