import { css } from 'lit';

/** Buttons, links, fields and drawings, freed from whatever browsers make of them. */
export const controlsStyles = css`
  button,
  textarea,
  input,
  a {
    all: unset;
    box-sizing: border-box;
    -webkit-tap-highlight-color: transparent;
  }
  button,
  a {
    cursor: pointer;
  }
  button:focus-visible,
  a:focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  svg {
    display: block;
    width: 20px;
    height: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
