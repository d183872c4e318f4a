import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { VisitorProfile } from '../../../server/contracts/visitors.ts';
import { paths } from '../../app/routes.ts';
import '../../components/avatar/avatar.ts';
import '../../components/flag/flag.ts';
import '../../components/score/score.ts';
import { base } from '../../components/shared/base.styles.ts';
import '../../components/time-ago/time-ago.ts';
import { count } from '../../format/count.ts';
import { placeName } from '../../format/place.ts';
import { companyName, visitorName } from '../../format/visitor-name.ts';
import { strings } from '../../strings.ts';
import { styles } from './visitor-header.styles.ts';

const words = strings.visitor;

/**
 * @summary Who a visitor is, where they are, how serious they are: the head of a profile.
 * @csspart stats - The counts.
 */
@customElement('clarm-visitor-header')
export class VisitorHeader extends LitElement {
  static override styles = [base, styles];

  @property({ attribute: false }) profile!: VisitorProfile;

  private tags(): TemplateResult {
    const { identity, lifecycle, bot } = this.profile;
    const isVerified = identity?.status === 'verified';
    return html`${
      identity
        ? html`<span
            class="tag ${isVerified ? 'good' : ''}"
            title=${isVerified ? words.verifiedHint : words.unverifiedHint}
            >${isVerified ? words.verified : words.unverified}</span
          >`
        : nothing
    }
    ${lifecycle === 'customer' ? html`<span class="tag accent">${words.customer}</span>` : nothing}
    ${bot ? html`<span class="tag">${words.bot}</span>` : nothing}`;
  }

  private facts(): TemplateResult {
    const { identity, company, location, online, last_seen } = this.profile;
    const place = placeName(location);
    return html`<p class="facts">
      ${
        identity?.name && identity.email
          ? html`<a href="mailto:${identity.email}">${identity.email}</a>`
          : nothing
      }
      ${
        company
          ? html`<a href=${paths.company(company.domain)}>${companyName(this.profile)}</a>`
          : nothing
      }
      ${
        place
          ? html`<span class="place"
              >${
                location?.country
                  ? html`<clarm-flag country=${location.country}></clarm-flag>`
                  : nothing
              }
              ${place}</span
            >`
          : nothing
      }
      ${
        online
          ? html`<span class="online"><i aria-hidden="true"></i>${words.online}</span>`
          : html`<span>${words.lastSeen} <clarm-time-ago at=${last_seen}></clarm-time-ago></span>`
      }
    </p>`;
  }

  private stat(name: string, value: unknown): TemplateResult {
    return html`<div class="stat">
      <dt>${name}</dt>
      <dd class="num">${value}</dd>
    </div>`;
  }

  override render() {
    const { profile } = this;
    const name = visitorName(profile);
    return html`<clarm-avatar
        name=${profile.identity ? name : (companyName(profile) ?? '')}
        ?square=${!profile.identity && profile.company}
        ?online=${profile.online}
      ></clarm-avatar>
      <div class="who">
        <h1 tabindex="-1">${name}<span class="tags">${this.tags()}</span></h1>
        ${this.facts()}
      </div>
      <dl class="stats" part="stats">
        ${this.stat(words.stats.pageViews, count(profile.page_views))}
        ${this.stat(words.stats.messages, count(profile.messages))}
        ${this.stat(words.stats.sessions, count(profile.sessions))}
        ${this.stat(
          words.firstSeen,
          html`<clarm-time-ago at=${profile.first_seen} look="short"></clarm-time-ago>`,
        )}
      </dl>
      <div class="scores">
        <figure>
          <clarm-score look="ring" value=${profile.intent} label=${words.score.title}></clarm-score>
          <figcaption aria-hidden="true">${words.score.short}</figcaption>
        </figure>
        ${
          profile.enterprise_score === undefined
            ? nothing
            : html`<figure class="enterprise">
                <span class="value num"
                  ><span class="visually-hidden">${words.enterprise.title}: </span
                  >${profile.enterprise_score}</span
                >
                <figcaption aria-hidden="true">${words.enterprise.short}</figcaption>
              </figure>`
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-visitor-header': VisitorHeader;
  }
}
