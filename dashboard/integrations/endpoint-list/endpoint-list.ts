import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { EndpointRow } from '../../../server/contracts/webhooks.ts';
import { paths } from '../../app/routes.ts';
import { icon } from '../../components/icon/icon.ts';
import { base } from '../../components/shared/base.styles.ts';
import { status } from '../../components/status/status.ts';
import { statuses } from '../../components/status/status.styles.ts';
import '../../components/time-ago/time-ago.ts';
import { clockTime } from '../../format/time.ts';
import { strings } from '../../strings.ts';
import { deliveryStatus } from '../delivery-status.ts';
import { eventChips } from '../event-chips.ts';
import { styles } from './endpoint-list.styles.ts';

const words = strings.integrations;

/**
 * @summary The site's webhooks, each with how its last delivery went.
 */
@customElement('clarm-endpoint-list')
export class EndpointList extends LitElement {
  static override styles = [base, statuses, styles];

  @property({ attribute: false }) endpoints: readonly EndpointRow[] = [];

  private row(endpoint: EndpointRow): TemplateResult {
    const { id, url, description, events, enabled, disabled_reason: why, last_delivery } = endpoint;
    const { resting_until: until, filters } = endpoint;
    const rests = enabled && until !== undefined && Date.parse(until) > Date.now();
    return html`<li data-webhook-id=${id}>
      <span class="sign">${icon('integrations', 18)}</span>
      <span class="what">
        <a class="truncate" href=${paths.endpoint(id)}>${description || url}</a>
        ${description ? html`<span class="url truncate">${url}</span>` : nothing}
        <span class="events"
          >${eventChips(events)}
          ${
            Object.keys(filters).length > 0
              ? html`<span class="filtered">${icon('filter', 12)} ${words.filtered}</span>`
              : nothing
          }</span
        >
        ${
          !enabled && why
            ? html`<span class="why">${words.disabledBecause[why] ?? why}</span>`
            : nothing
        }
      </span>
      <span class="state">
        ${enabled ? nothing : status('bad', words.disabled)}
        ${rests ? status('warm', words.resting(clockTime(until))) : nothing}
        ${
          last_delivery
            ? html`${deliveryStatus(last_delivery.status)}
                <clarm-time-ago at=${last_delivery.at}></clarm-time-ago>`
            : html`<span class="never">${words.never}</span>`
        }
      </span>
      <span class="go">${icon('forward')}</span>
    </li>`;
  }

  override render() {
    return html`<ul>
      ${repeat(
        this.endpoints,
        ({ id }) => id,
        (endpoint) => this.row(endpoint),
      )}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-endpoint-list': EndpointList;
  }
}
