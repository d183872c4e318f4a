import { css } from 'lit';

export const styles = css`
  [role='row'] {
    grid-template-columns:
      minmax(180px, 1.5fr) minmax(120px, 1.1fr) minmax(120px, 1fr) 116px
      minmax(120px, 1.3fr) 92px 64px;
  }
  :host([fixed]) .company {
    display: none;
  }
  :host([fixed]) [role='row'] {
    grid-template-columns:
      minmax(180px, 1.4fr) minmax(110px, 1fr) 116px minmax(120px, 1.3fr)
      92px 64px;
  }
  .location {
    display: flex;
    align-items: center;
    gap: var(--s-2);
    min-width: 0;
  }
  .tag {
    padding: 1px 5px;
    border-radius: 4px;
    background: var(--surface-3);
    color: var(--text-2);
    font-size: 11px;
  }
  .pill {
    position: sticky;
    z-index: 3;
    top: 8px;
    left: 50%;
    display: flex;
    align-items: center;
    gap: 6px;
    width: max-content;
    height: 28px;
    margin-bottom: -28px;
    translate: -50% 0;
    padding: 0 var(--s-3);
    border: 0;
    border-radius: var(--radius-full);
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: var(--shadow-m);
    font: 550 var(--text-xs) / 16px var(--font);
    cursor: pointer;
  }
  @container (max-width: 980px) {
    [role='row'] {
      grid-template-columns:
        minmax(150px, 1.4fr) minmax(90px, 1fr) minmax(90px, 1fr) 104px
        minmax(90px, 1fr) 68px;
    }
    :host([fixed]) [role='row'] {
      grid-template-columns: minmax(150px, 1.4fr) minmax(90px, 1fr) 104px minmax(90px, 1fr) 68px;
    }
  }
  @container (max-width: 680px) {
    .row,
    .row + .row {
      grid-template:
        'visitor score' auto
        'company company' auto
        'page page' auto
        'location seen' auto / minmax(0, 1fr) auto;
    }
    :host([fixed]) .row {
      grid-template:
        'visitor score' auto
        'page page' auto
        'location seen' auto / minmax(0, 1fr) auto;
    }
    .visitor {
      grid-area: visitor;
    }
    .score {
      grid-area: score;
    }
    .company {
      grid-area: company;
      display: flex;
      align-items: baseline;
      gap: 6px;
      color: var(--text);
    }
    .company:has(.none),
    .lastPage:has(.none) {
      display: none;
    }
    .lastPage {
      grid-area: page;
      color: var(--text-2);
    }
    /* The path says where; beside it both would be cut. */
    .lastPage .second {
      display: none;
    }
    .location {
      grid-area: location;
      color: var(--text-3);
      font-size: var(--text-xs);
    }
  }
`;
