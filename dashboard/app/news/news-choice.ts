import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { base } from '../../components/shared/base.styles.ts';
import { strings } from '../../strings.ts';
import { chime } from './chime.ts';
import { choose, isChosen } from './news-choices.ts';
import { styles } from './news-choice.styles.ts';
import { askToNotify, canNotify, isForbidden, mayNotify } from './notify.ts';

const words = strings.news;

/**
 * @summary Whether this browser tells of new messages and alerts while another tab is in front.
 */
@customElement('clarm-news-choice')
export class NewsChoice extends LitElement {
  static override styles = [base, styles];

  @state() private notifies = isChosen('notifications') && mayNotify();
  @state() private sounds = isChosen('sound');

  private async pickNotifications(event: Event) {
    const { checked } = event.target as HTMLInputElement;
    this.notifies = checked && (await askToNotify());
    choose('notifications', this.notifies);
    // The box shows what is so, and why it could not be ticked.
    this.requestUpdate();
  }

  private pickSound(event: Event) {
    this.sounds = (event.target as HTMLInputElement).checked;
    choose('sound', this.sounds);
    if (this.sounds) chime();
  }

  override render() {
    return html`<fieldset>
      <legend>${words.title}</legend>
      ${
        canNotify()
          ? html`<label>
              <input
                type="checkbox"
                name="notifications"
                .checked=${live(this.notifies)}
                @change=${this.pickNotifications}
              />
              ${words.notifications}
            </label>`
          : nothing
      }
      <label>
        <input
          type="checkbox"
          name="sound"
          .checked=${live(this.sounds)}
          @change=${this.pickSound}
        />
        ${words.sound}
      </label>
      ${isForbidden() ? html`<p role="status">${words.forbidden}</p>` : nothing}
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-news-choice': NewsChoice;
  }
}
