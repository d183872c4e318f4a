import { html, nothing } from 'lit';
import type { PublicConfig } from '../../server/contracts/site-config.ts';
import { icons } from './icons.ts';
import { isSafeUrl } from './safe-url.ts';

/** A button of the site's own. */
export type SiteAction = PublicConfig['actions'][number];

/**
 * What a visitor who has not written yet may choose: the site's quick replies and its actions.
 * An action whose address is not safe is left out.
 */
export function suggestions(
  { quickReplies, actions }: Pick<PublicConfig, 'quickReplies' | 'actions'>,
  onReply: (text: string) => void,
  onAction: (action: SiteAction) => void,
) {
  const safe = actions.filter(({ kind, url = '' }) => kind !== 'link' || isSafeUrl(url));
  const action = (one: SiteAction) => {
    const choose = () => onAction(one);
    return one.kind === 'link'
      ? html`<a
          class="action"
          part="action"
          href=${one.url!}
          target="_blank"
          rel="noopener"
          @click=${choose}
          ><span dir="auto">${one.label}</span>${icons.external}</a
        >`
      : html`<button class="action" part="action" type="button" @click=${choose}>
          <span dir="auto">${one.label}</span>${icons.arrow}
        </button>`;
  };
  return html`
    ${
      quickReplies.length
        ? html`<div class="choices" part="quick-replies">
            ${quickReplies.map(
              (text) =>
                html`<button
                  class="choice"
                  part="quick-reply"
                  dir="auto"
                  type="button"
                  @click=${() => onReply(text)}
                >
                  ${text}
                </button>`,
            )}
          </div>`
        : nothing
    }
    ${safe.length ? html`<div class="actions" part="actions">${safe.map(action)}</div>` : nothing}
  `;
}
