import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CompanyDetail } from '../../../server/contracts/analytics.ts';
import '../../components/avatar/avatar.ts';
import { icon } from '../../components/icon/icon.ts';
import '../../components/score/score.ts';
import { base } from '../../components/shared/base.styles.ts';
import '../../components/time-ago/time-ago.ts';
import { range, revenueRange } from '../../format/company.ts';
import { count } from '../../format/count.ts';
import { strings } from '../../strings.ts';
import { styles } from './company-header.styles.ts';

const words = strings.company;

/**
 * @summary Which company it is, how much came of it and how serious it is: the head of its page.
 */
@customElement('clarm-company-header')
export class CompanyHeader extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) company!: CompanyDetail;

  private stat(name: string, value: unknown): TemplateResult {
    return html`<div class="stat">
      <dt>${name}</dt>
      <dd class="num">${value}</dd>
    </div>`;
  }

  private ago(at: string): TemplateResult {
    return html`<clarm-time-ago at=${at} look="short"></clarm-time-ago>`;
  }

  override render() {
    const { company } = this;
    const { domain, name, industry, size, revenue, location, enterprise_score } = company;
    const about = [industry, range(size), revenueRange(revenue), location].filter(Boolean);
    const { stats } = words;
    return html`<clarm-avatar name=${name ?? domain} square></clarm-avatar>
      <div class="who">
        <h1 tabindex="-1">${name ?? domain}</h1>
        <p class="facts">
          <a href="https://${domain}" target="_blank" rel="noopener noreferrer"
            >${domain} ${icon('external', 12)}<span class="visually-hidden"
              >(${words.website})</span
            ></a
          >
          ${about.map((fact) => html`<span>${fact}</span>`)}
        </p>
      </div>
      <dl class="stats">
        ${this.stat(stats.people, count(company.people))}
        ${this.stat(stats.visitors, count(company.visitors))}
        ${this.stat(stats.sessions, count(company.sessions))}
        ${this.stat(stats.pageViews, count(company.page_views))}
        ${this.stat(stats.messages, count(company.messages))}
        ${this.stat(stats.firstSeen, this.ago(company.first_seen))}
        ${this.stat(stats.lastSeen, this.ago(company.last_seen))}
      </dl>
      <div class="scores">
        <figure>
          <clarm-score look="ring" value=${company.intent} label=${words.intentTitle}></clarm-score>
          <figcaption aria-hidden="true">${words.intent}</figcaption>
        </figure>
        ${
          enterprise_score === undefined
            ? nothing
            : html`<figure class="enterprise">
                <span class="value num"
                  ><span class="visually-hidden">${strings.visitor.enterprise.title}: </span
                  >${enterprise_score}</span
                >
                <figcaption aria-hidden="true">${words.enterprise}</figcaption>
              </figure>`
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-company-header': CompanyHeader;
  }
}
