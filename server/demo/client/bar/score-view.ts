import { html, nothing, svg, type TemplateResult } from 'lit';
import type { PanelVisitor } from '../../contract.ts';
import { signalLabel, STRINGS } from './strings.ts';

const ALERT_AT = 70;
const PARTS = [40, 35, 25] as const;

const rail = (share: number, mark?: number): TemplateResult => html`
  ${svg`<svg class="rail" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="rail-ground" width="100" height="4"></rect>
    <rect class="rail-fill" width=${share} height="4"></rect>
    ${mark === undefined ? nothing : svg`<rect class="rail-mark" x=${mark} width="0.6" height="4"></rect>`}
  </svg>`}
`;

/** The score, its three parts, and what it is made of. */
export function scoreView(visitor: PanelVisitor | null, alerted: boolean): TemplateResult {
  if (!visitor)
    return html`<h2>${STRINGS.score}</h2>
      <p class="empty">${STRINGS.noScore}</p>`;
  const { intent, score_breakdown: rows } = visitor;
  const high = intent >= ALERT_AT;
  return html`
    <h2>${STRINGS.score}</h2>
    <p class=${high ? 'big high' : 'big'}>
      <strong>${intent}</strong>
      <span role="status"
        >${alerted ? STRINGS.alerted : high ? STRINGS.highIntent : STRINGS.toGo(ALERT_AT - intent)}</span
      >
    </p>
    <div class=${high ? 'main-rail high' : 'main-rail'}>${rail(intent, ALERT_AT)}</div>
    <ul class="parts">
      ${PARTS.map((cap) => {
        const points = rows
          .filter((row) => row.cap === cap)
          .reduce((sum, row) => sum + row.points, 0);
        return html`<li>
          <span>${STRINGS.parts[cap]}</span><b>${points}<small> / ${cap}</small></b>
          ${rail((points / cap) * 100)}
        </li>`;
      })}
    </ul>
    <ul class="rows">
      ${rows
        .filter(({ points }) => points !== 0)
        .map(
          ({ signal, count, points }) =>
            html`<li>
              <span
                >${signalLabel(signal)}${count > 1 ? html`<small> × ${count}</small>` : nothing}</span
              >
              <b>${points > 0 ? '+' : '−'}${Math.abs(points)}</b>
            </li>`,
        )}
    </ul>
  `;
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

const countryOf = (code: string | undefined): string | undefined =>
  code !== undefined && /^[A-Z]{2}$/.test(code) ? REGIONS.of(code) : code;

const sizeOf = ({ company }: PanelVisitor): string =>
  [company?.industry, company?.size && `${company.size} people`].filter(Boolean).join(', ');

/** Who it seems to be, and where that was taken from. */
export function visitorFacts(visitor: PanelVisitor | null): TemplateResult {
  if (!visitor) return html`<p class="empty">${STRINGS.noFacts}</p>`;
  const { company, network, network_type, location, enterprise_score, identity } = visitor;
  const place = [location?.city, countryOf(location?.country)].filter(Boolean).join(', ');
  const operator = [network_type ?? network?.type, network?.org].filter(Boolean).join(', ');
  const fact = (name: string, value: string | undefined, more = '') =>
    value
      ? html`<div>
          <dt>${name}</dt>
          <dd>${value}<small>${more}</small></dd>
        </div>`
      : nothing;
  return html`
    <dl>
      ${fact(STRINGS.company, company?.name ?? company?.domain ?? STRINGS.unknown, sizeOf(visitor))}
      ${fact(STRINGS.enterprise, enterprise_score === undefined ? undefined : `${enterprise_score} of 100`)}
      ${fact(STRINGS.email, identity?.email, identity?.status)} ${fact(STRINGS.network, operator)}
      ${fact(STRINGS.location, place)}
    </dl>
    <p class="hint">
      <a href="https://db-ip.com" target="_blank" rel="noopener">${STRINGS.attribution}</a>
    </p>
  `;
}
