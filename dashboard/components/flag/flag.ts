import { LitElement, css, html, svg, type SVGTemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countryName } from '../../format/place.ts';
import { base } from '../shared/base.styles.ts';
import { DRAWN_FLAGS } from './drawn-flags.ts';
import { FLAGS, type FlagSpec } from './flags.ts';

const WIDE = 18;
const HIGH = 13;

const styles = css`
  :host {
    display: inline-flex;
    flex: none;
    width: 18px;
    height: 13px;
    vertical-align: -1px;
  }
  svg,
  .code {
    width: 100%;
    height: 100%;
    border-radius: 2.5px;
    box-shadow: 0 0 0 1px light-dark(rgb(0 0 0 / 14%), rgb(255 255 255 / 16%));
  }
  .code {
    display: grid;
    place-items: center;
    background: var(--surface-3);
    color: var(--text-2);
    font-size: 9px;
    font-weight: 650;
    line-height: 1;
  }
`;

const bands = (spec: Extract<FlagSpec, { kind: 'rows' | 'columns' }>): SVGTemplateResult[] => {
  const weights = spec.weights ?? spec.colours.map(() => 1);
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  return spec.colours.map((colour, i) => {
    const from = before / sum;
    before += weights[i] ?? 1;
    return spec.kind === 'rows'
      ? svg`<rect fill=${colour} y=${from * HIGH} width=${WIDE} height=${HIGH * (1 - from)} />`
      : svg`<rect fill=${colour} x=${from * WIDE} width=${WIDE * (1 - from)} height=${HIGH} />`;
  });
};

const CROSS = 'M6 0v13M0 6.5h18';
const drawing = (code: string, spec: FlagSpec): SVGTemplateResult | SVGTemplateResult[] => {
  switch (spec.kind) {
    case 'rows':
    case 'columns':
      return bands(spec);
    case 'nordic':
      return svg`<rect fill=${spec.ground} width="18" height="13" />
        <path stroke=${spec.cross} stroke-width=${spec.inner ? 4 : 2.8} d=${CROSS} />
        <path stroke=${spec.inner ?? spec.cross} stroke-width="2" d=${CROSS} />`;
    case 'disc':
      return svg`<rect fill=${spec.ground} width="18" height="13" />
        <circle fill=${spec.disc} cx="9" cy="6.5" r="3.8" />`;
    case 'drawn':
      return DRAWN_FLAGS[code] ?? svg``;
  }
};

/**
 * @summary The flag of a country, or its code where there is no drawing.
 */
@customElement('clarm-flag')
export class Flag extends LitElement {
  static override styles = [base, styles];

  /** ISO 3166-1 alpha-2. */
  @property() country = '';

  override render() {
    const code = this.country.toUpperCase();
    const spec = FLAGS[code];
    const name = countryName(code);
    if (!spec) return html`<span class="code" title=${name} aria-hidden="true">${code}</span>`;
    return html`<svg viewBox="0 0 18 13" aria-hidden="true">
      <title>${name}</title>
      ${drawing(code, spec)}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-flag': Flag;
  }
}
