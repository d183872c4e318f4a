import { css, html, nothing, type TemplateResult } from 'lit';
import type { MoreStrings, Strings } from '../strings.ts';

/** What the question looks like. */
export const ratingStyles = css`
  .rating {
    display: grid;
    gap: 12px;
    margin-top: 18px;
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    text-align: center;
    animation: rise 0.28s cubic-bezier(0.2, 1.1, 0.4, 1) backwards;
  }
  .rating h3 {
    margin: 0;
    font-size: 15px;
    font-weight: 600;
  }
  .faces {
    display: flex;
    justify-content: center;
    gap: 6px;
  }
  .faces label {
    display: grid;
    place-items: center;
    width: 46px;
    height: 46px;
    border-radius: 50%;
    font-size: 26px;
    cursor: pointer;
    transition:
      transform 0.15s,
      background 0.15s;
  }
  .faces label:hover {
    background: var(--_surface);
    transform: scale(1.08);
  }
  .faces input {
    position: absolute;
    opacity: 0;
  }
  .faces label:has(:checked) {
    background: color-mix(in srgb, var(--_primary) 14%, var(--_bg));
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .faces label:has(:focus-visible) {
    outline: 2px solid var(--_text);
    outline-offset: 2px;
  }
  .rating textarea {
    height: 64px;
    padding: 9px 12px;
    border: 1px solid var(--_muted);
    border-radius: 10px;
    text-align: start;
  }
  .rating p {
    margin: 0;
  }
`;

const FACES = ['😠', '🙁', '😐', '🙂', '😍'];

/**
 * Asks how it was, once the team has closed the conversation.
 * @param rate rejects where it could not be kept: the question then stays
 * @returns draws the question, its thanks once it is answered
 */
export function askForRating(
  rate: (score: number, comment: string) => Promise<void>,
  onChange: () => void,
): (strings: Strings & MoreStrings) => TemplateResult {
  let score = 0;
  let isDone = false;
  let hasFailed = false;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { comment } = (event.currentTarget as HTMLFormElement).elements as unknown as {
      comment: HTMLTextAreaElement;
    };
    try {
      isDone = true;
      await rate(score, comment.value.trim());
      hasFailed = false;
    } catch {
      isDone = false;
      hasFailed = true;
    }
    onChange();
  };
  return (strings) =>
    isDone
      ? html`<div class="rating" role="status"><p>${strings.rateThanks}</p></div>`
      : html`<form class="rating" part="rating" @submit=${submit}>
          <h3 id="rate">${strings.rateTitle}</h3>
          <div class="faces" role="radiogroup" aria-labelledby="rate">
            ${FACES.map(
              (face, i) =>
                html`<label title=${strings.rates[i]!}>
                  <input
                    type="radio"
                    name="score"
                    aria-label=${strings.rates[i]!}
                    .checked=${score === i + 1}
                    @change=${() => {
                      score = i + 1;
                      onChange();
                    }}
                  /><span aria-hidden="true">${face}</span></label
                >`,
            )}
          </div>
          ${
            score
              ? html`<textarea
                    name="comment"
                    maxlength="1000"
                    aria-label=${strings.rateComment}
                    placeholder=${strings.rateComment}
                  ></textarea>
                  ${hasFailed ? html`<p class="meta bad" role="alert">${strings.failed}</p>` : nothing}
                  <button class="primary" type="submit">${strings.rateSubmit}</button>`
              : nothing
          }
        </form>`;
}
