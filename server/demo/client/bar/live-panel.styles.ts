import { css } from 'lit';
import { sharedStyles } from './shared.styles.ts';

export const panelStyles = [
  sharedStyles,
  css`
    :host {
      display: grid;
      grid-template-rows: minmax(0, 1fr) auto;
      border-right: 1px solid var(--line);
      background: var(--ground);
      scrollbar-color: var(--line) transparent;
      scrollbar-width: thin;
    }
    .known,
    .live {
      overflow-y: auto;
      overscroll-behavior: contain;
      padding: 4px 20px 24px;
    }
    .known:focus-visible,
    .live:focus-visible {
      outline-offset: -2px;
    }
    .live {
      max-height: 32vh;
      min-height: 150px;
      padding: 12px 20px 16px;
      border-top: 1px solid var(--line);
      background: #100e24;
    }
    .known section {
      padding: 16px 0;
      border-bottom: 1px solid var(--line);
    }
    :host > .empty {
      padding: 20px;
    }
    h2 {
      margin-bottom: 10px;
      font-size: 13px;
    }
    small,
    time,
    .empty,
    .hint,
    dt {
      color: var(--text-2);
    }
    small {
      font-size: 12px;
      font-weight: 400;
    }
    .empty {
      padding: 2px 0;
    }
    .hint {
      margin-top: 10px;
      font-size: 12px;
    }
    a {
      color: inherit;
      text-decoration-color: var(--accent);
      text-underline-offset: 3px;
    }
    .big {
      display: flex;
      align-items: baseline;
      gap: 12px;
      margin-bottom: 8px;
      color: var(--text-2);
    }
    .big strong {
      color: var(--text);
      font-size: 44px;
      letter-spacing: -0.04em;
      line-height: 1;
      font-variant-numeric: tabular-nums;
    }
    .big.high,
    .big.high strong {
      color: var(--good);
    }
    .rail {
      display: block;
      width: 100%;
      height: 4px;
      border-radius: 2px;
    }
    .main-rail .rail {
      height: 8px;
      border-radius: 4px;
    }
    .rail-ground {
      fill: var(--ground-3);
    }
    .rail-fill {
      fill: var(--accent);
      transition: width 0.6s cubic-bezier(0.2, 0.8, 0.2, 1);
    }
    .main-rail.high .rail-fill {
      fill: var(--good);
    }
    .rail-mark {
      fill: var(--warm);
    }
    .parts {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: 14px;
      margin: 16px 0 14px;
    }
    .parts li {
      display: grid;
      gap: 3px;
    }
    .parts span {
      color: var(--text-2);
      font-size: 12px;
    }
    .rows li {
      display: flex;
      justify-content: space-between;
      padding: 3px 0;
    }
    dl div {
      display: grid;
      grid-template-columns: 112px 1fr;
      padding: 3px 0;
    }
    dd small {
      display: block;
    }
    .guide li {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 4px 0;
    }
    .tick {
      display: grid;
      flex: none;
      place-items: center;
      width: 20px;
      height: 20px;
      border: 1.5px solid var(--line);
      border-radius: 50%;
    }
    .tick .glyph {
      width: 14px;
      height: 14px;
      stroke-width: 2.6;
    }
    .done {
      color: var(--text-2);
    }
    .done .tick {
      border-color: var(--good);
      background: var(--good);
      color: #06281a;
    }
    .events li {
      display: grid;
      grid-template-columns: 14px auto minmax(0, 1fr) auto;
      gap: 0 8px;
      padding: 3px 0;
      animation: arrive 0.5s ease-out;
    }
    .events .glyph {
      width: 14px;
      height: 14px;
      margin-top: 2px;
      color: var(--good);
      stroke-width: 2.6;
    }
    .events span {
      overflow: hidden;
      color: var(--text-2);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    em {
      color: var(--warm);
      font-style: normal;
    }
    time {
      font-size: 12px;
      font-variant-numeric: tabular-nums;
    }
    .inbox li {
      animation: arrive 0.5s ease-out;
    }
    .inbox li + li {
      margin-top: 8px;
    }
    summary {
      display: grid;
      grid-template-columns: 1fr auto;
      padding: 9px 12px;
      border-radius: 8px;
      background: var(--ground-2);
      cursor: pointer;
      list-style: none;
    }
    summary:hover {
      background: var(--ground-3);
    }
    .alert summary {
      box-shadow: inset 0 0 0 1px var(--good);
    }
    .more {
      margin-top: 8px;
    }
    .more > summary {
      display: block;
      margin-bottom: 8px;
      padding: 4px 12px;
      background: none;
      color: var(--text-2);
    }
    .verified,
    .refused {
      display: flex;
      grid-column: 1 / -1;
      align-items: center;
      gap: 6px;
      color: var(--good);
      font-size: 12px;
    }
    .refused {
      color: var(--hot);
    }
    .verified .glyph {
      width: 15px;
      height: 15px;
    }
    pre {
      overflow-x: auto;
      margin-top: 6px;
      padding: 12px;
      border-radius: 8px;
      background: #0c0a1d;
      font:
        400 11.5px/1.55 ui-monospace,
        Menlo,
        Consolas,
        'Liberation Mono',
        monospace;
    }
    .onward {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      margin-top: 18px;
      font-weight: 700;
    }
    @keyframes arrive {
      from {
        background: var(--ground-3);
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .events li,
      .inbox li {
        animation: none;
      }
      .rail-fill {
        transition: none;
      }
    }
    @media (width < 640px) {
      :host {
        display: block;
        overflow-y: auto;
      }
      .known,
      .live {
        max-height: none;
        overflow: visible;
      }
      .live {
        padding-bottom: 110px;
      }
    }
  `,
];
