import { css } from 'lit';

/** How the launcher moves: brought with the panel, whose opening makes its bubble a chevron. */
export const launcherMotion = css`
  .launcher:hover {
    transform: scale(1.06);
  }
  .launcher:active {
    transform: scale(0.94);
  }
  .launcher path {
    transform-origin: center;
    transition: 0.2s;
  }
  path + path,
  [aria-expanded='true'] path {
    opacity: 0;
    transform: scale(0.5) rotate(-30deg);
  }
  [aria-expanded='true'] path + path {
    opacity: 1;
    transform: none;
  }
`;
