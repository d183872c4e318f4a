import { css } from 'lit';

/** The pages in front of the dashboard: one card in the middle of a calm page. */
export const door = css`
  :host {
    display: grid;
    place-items: center;
    min-height: 100dvh;
    padding: var(--s-5) var(--s-4);
    background: radial-gradient(
      900px 420px at 50% -120px,
      light-dark(#e7e5fd, #211f45),
      transparent 70%
    );
  }
  main {
    width: min(400px, 100%);
  }
  .brand {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--s-2);
    margin-bottom: var(--s-5);
    font-size: var(--text-xl);
    font-weight: 650;
    letter-spacing: -0.02em;
  }
  .card {
    padding: var(--s-6) var(--s-5);
    box-shadow: var(--shadow-m);
  }
  .lead {
    margin: var(--s-1) 0 var(--s-5);
    color: var(--text-2);
  }
  form {
    display: grid;
    gap: var(--s-4);
  }
  .button {
    min-height: 40px;
    font-size: var(--text-m);
  }
  .after {
    margin-top: var(--s-4);
    text-align: center;
    font-size: var(--text-s);
  }
`;
