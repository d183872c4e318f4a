import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { VisitorProfile } from '../../../server/contracts/visitors.ts';
import { attribution } from '../../components/attribution/attribution.ts';
import { attributionStyles } from '../../components/attribution/attribution.styles.ts';
import { base } from '../../components/shared/base.styles.ts';
import '../enterprise-card/enterprise-card.ts';
import '../facts/facts-card.ts';
import {
  campaignFacts,
  companyFacts,
  deviceFacts,
  locationFacts,
  networkFacts,
  traitFacts,
} from '../facts/facts-of.ts';
import '../score-card/score-card.ts';

const styles = css`
  :host {
    display: grid;
    gap: var(--s-3);
  }
  .attribution {
    margin: 0;
    padding: 0 var(--s-2);
  }
`;

/**
 * @summary What is known of a visitor, where from, and what their scores are made of.
 */
@customElement('clarm-visitor-details')
export class VisitorDetails extends LitElement {
  static override styles = [base, attributionStyles, styles];

  @property({ attribute: false }) profile!: VisitorProfile;

  override render() {
    const { profile } = this;
    const { enterprise_score, enterprise_breakdown } = profile;
    const groups = [
      companyFacts(profile),
      locationFacts(profile),
      networkFacts(profile),
      traitFacts(profile),
      campaignFacts(profile),
      deviceFacts(profile),
    ].filter(({ facts, none }) => facts.length > 0 || none);
    return html`<clarm-score-card
        value=${profile.intent}
        .breakdown=${profile.score_breakdown}
      ></clarm-score-card>
      ${
        enterprise_score !== undefined && enterprise_breakdown.length > 0
          ? html`<clarm-enterprise-card
              value=${enterprise_score}
              .breakdown=${enterprise_breakdown}
            ></clarm-enterprise-card>`
          : nothing
      }
      ${groups.map((group) => html`<clarm-facts-card .group=${group}></clarm-facts-card>`)}
      ${attribution()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-visitor-details': VisitorDetails;
  }
}
