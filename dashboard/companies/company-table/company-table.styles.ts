import { css } from 'lit';

export const styles = css`
  [role='row'] {
    grid-template-columns:
      minmax(180px, 1.6fr) minmax(140px, 1.4fr) minmax(100px, 0.8fr)
      112px 116px 76px 64px;
  }
  .enterprise {
    color: var(--text-2);
    text-align: right;
  }
  .head .enterprise {
    color: inherit;
  }
  @container (max-width: 980px) {
    [role='row'] {
      grid-template-columns:
        minmax(160px, 1.4fr) minmax(120px, 1.2fr) minmax(90px, 0.8fr)
        104px 64px;
    }
    .enterprise {
      display: none;
    }
  }
  @container (max-width: 680px) {
    .row,
    .row + .row {
      grid-template:
        'company intent' auto
        'about about' auto
        'people seen' auto / minmax(0, 1fr) auto;
    }
    .company {
      grid-area: company;
    }
    .intent {
      grid-area: intent;
    }
    .about,
    .people {
      display: flex;
      align-items: baseline;
      gap: 6px;
    }
    .about {
      grid-area: about;
      color: var(--text-2);
    }
    .about:has(.none) {
      display: none;
    }
    .people {
      grid-area: people;
      color: var(--text-3);
      font-size: var(--text-xs);
    }
  }
`;
