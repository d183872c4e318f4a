import { css, html, type TemplateResult } from 'lit';
import { parseMarkdown, type Block, type Inline } from './markdown.ts';

/** What Markdown looks like in a bubble. */
export const markdownStyles = css`
  .words ul,
  .words ol {
    margin: 6px 0;
    padding-inline-start: 20px;
    white-space: normal;
  }
  .words li {
    white-space: pre-wrap;
  }
  .words code,
  .words pre {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 0.88em;
    border-radius: 5px;
    background: color-mix(in srgb, currentColor 9%, transparent);
    padding: 1px 4px;
  }
  .words pre {
    margin: 4px 0;
    padding: 8px 10px;
    border-radius: 9px;
    overflow-x: auto;
  }
  .words blockquote {
    margin: 2px 0;
    padding-inline-start: 10px;
    border-inline-start: 3px solid currentColor;
  }
`;

const inline = (piece: Inline): string | TemplateResult => {
  if (typeof piece === 'string') return piece;
  if (piece.kind === 'code') return html`<code>${piece.text}</code>`;
  const children = piece.children.map(inline);
  if ('href' in piece)
    return html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow"
      >${children}</a
    >`;
  if (piece.kind === 'strong') return html`<strong>${children}</strong>`;
  if (piece.kind === 'em') return html`<em>${children}</em>`;
  return html`<del>${children}</del>`;
};

const block = (one: Block) => {
  if (one.kind === 'pre') return html`<pre tabindex="0">${one.text}</pre>`;
  if ('children' in one) {
    const children = one.children.map(inline);
    return one.kind === 'text' ? children : html`<blockquote>${children}</blockquote>`;
  }
  const items = one.items.map((item) => html`<li>${item.map(inline)}</li>`);
  return one.kind === 'ul'
    ? html`<ul dir="auto">
        ${items}
      </ul>`
    : html`<ol dir="auto">
        ${items}
      </ol>`;
};

/** Draws a message's Markdown. */
export const markdownView = (message: string): unknown => parseMarkdown(message).map(block);
