import { css, html, type TemplateResult } from 'lit';

/** What the picker looks like. */
export const emojiStyles = css`
  .emoji {
    flex: 0 1 172px;
    min-height: 0;
    display: grid;
    grid-template-columns: repeat(8, 1fr);
    gap: 2px;
    overflow-y: auto;
    overscroll-behavior: contain;
    margin: 8px 14px 0;
    padding: 8px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    animation: rise 0.2s backwards;
  }
  .emoji button {
    display: grid;
    place-items: center;
    height: 38px;
    border-radius: 9px;
    font-size: 21px;
    line-height: 1;
  }
  .emoji button:hover {
    background: var(--_surface);
  }
  .emoji button:focus-visible {
    outline-offset: -2px;
  }
`;

const COLUMNS = 8;
const EMOJI = Array.from(
  new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    '😀😁😂🤣😊😇🙂😉😍🥰😘😋😎🤓🤩🥳🤔🤨😐🙄😏😬😴😷😢😭😤😠🤯😱😳🥺👍👎👌🤞👏🙌🙏💪👋🤝✌️👀❤️🧡💛💚💙💜🖤💔🔥✨⭐🎉🎁🚀💡✅❌❓❗💯☕🍕🌍☀️🌧️🐛',
  ),
  ({ segment }) => segment,
);

const step = (key: string, rtl: boolean): number => {
  if (key === 'ArrowDown') return COLUMNS;
  if (key === 'ArrowUp') return -COLUMNS;
  if (key === 'ArrowRight') return rtl ? -1 : 1;
  return key === 'ArrowLeft' ? (rtl ? 1 : -1) : 0;
};

/** A small grid of emoji; arrows go through it, Escape closes it. */
export function emojiPicker(
  label: string,
  onPick: (emoji: string) => void,
  onClose: () => void,
): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      return onClose();
    }
    const grid = event.currentTarget as HTMLElement;
    const buttons = [...grid.children] as HTMLElement[];
    const move = step(event.key, getComputedStyle(grid).direction === 'rtl');
    const next = buttons[buttons.indexOf(event.target as HTMLElement) + move];
    if (!move || !next) return;
    event.preventDefault();
    next.focus();
  };
  return html`<div class="emoji" part="emoji" role="group" aria-label=${label} @keydown=${onKey}>
    ${EMOJI.map(
      (emoji, i) =>
        html`<button type="button" tabindex=${i ? -1 : 0} @click=${() => onPick(emoji)}>
          ${emoji}
        </button>`,
    )}
  </div>`;
}
