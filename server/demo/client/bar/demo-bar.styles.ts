import { css } from 'lit';
import { sharedStyles } from './shared.styles.ts';

export const barStyles = [
  sharedStyles,
  css`
    .bar {
      display: flex;
      align-items: center;
      gap: 12px;
      height: 48px;
      padding: 0 14px;
      background: var(--ground);
      border-bottom: 1px solid var(--line);
    }
    .title {
      display: flex;
      align-items: center;
      gap: 8px;
      padding-right: 14px;
      border-right: 1px solid var(--line);
      color: var(--accent);
      font-weight: 700;
      white-space: nowrap;
    }
    .grow {
      flex: 1;
    }
    .persona,
    .toggle,
    .dashboard {
      display: flex;
      align-items: center;
      gap: 8px;
      height: 34px;
      padding: 0 10px;
      border-radius: 8px;
      white-space: nowrap;
    }
    .persona {
      min-width: 0;
      background: var(--ground-3);
    }
    .persona strong {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .persona-as {
      color: var(--text-2);
    }
    .persona:hover,
    .toggle:hover,
    .dashboard:hover {
      background: var(--line);
    }
    .dashboard {
      color: var(--text-2);
      text-decoration: none;
    }
    .toggle {
      padding-left: 5px;
    }
    .unseen {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
    .score {
      min-width: 34px;
      padding: 2px 7px;
      border-radius: 6px;
      background: var(--ground-3);
      font-weight: 700;
      font-variant-numeric: tabular-nums;
      text-align: center;
    }
    .score.high {
      background: var(--good);
      color: #06281a;
    }
    clarm-demo-personas {
      position: absolute;
      z-index: 1;
      top: 54px;
      left: 150px;
      width: 420px;
    }
    clarm-demo-panel {
      position: fixed;
      top: 48px;
      bottom: 0;
      left: 0;
      width: 372px;
    }
    @media (width < 900px) {
      .dashboard {
        display: none;
      }
      .toggle {
        position: relative;
      }
      .toggle-label {
        position: absolute;
        overflow: hidden;
        width: 1px;
        height: 1px;
        clip-path: inset(50%);
      }
    }
    @media (width < 640px) {
      .bar {
        gap: 8px;
        padding: 0 8px;
      }
      .title {
        padding: 0 8px 0 4px;
      }
      .title span,
      .persona-as {
        display: none;
      }
      clarm-demo-personas {
        left: 8px;
        width: calc(100vw - 16px);
      }
      clarm-demo-panel {
        width: 100vw;
      }
    }
  `,
];
