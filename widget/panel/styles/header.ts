import { css } from 'lit';

/** The header with the sign of the brand, which messages have a small one of. */
export const headerStyles = css`
  header {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: 12px;
    padding-block: 16px;
    padding-inline: 18px 12px;
    color: var(--_on-primary);
    background: var(--clarm-header-background, var(--_primary));
    flex: none;
  }
  .avatar {
    display: grid;
    place-items: center;
    width: 40px;
    height: 40px;
    border-radius: 12px;
    font-weight: 650;
    font-size: 17px;
    line-height: 1;
    color: var(--_primary);
    background: var(--_on-primary);
    object-fit: cover;
    overflow: hidden;
  }
  .small {
    width: 28px;
    height: 28px;
    border-radius: 9px;
    font-size: 13px;
    color: var(--_on-primary);
    background: var(--_primary);
    flex: none;
    align-self: flex-end;
  }
  h2 {
    margin: 0;
    font-size: 16px;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  header p {
    margin: 2px 0 0;
    font-size: 13px;
    line-height: 1.3;
  }
  .new header {
    padding-block: 26px;
  }
  .new h2 {
    font-size: 21px;
  }
  .new header p {
    font-size: 14px;
    margin-top: 4px;
  }
  .new header .avatar {
    width: 48px;
    height: 48px;
    border-radius: 14px;
    font-size: 20px;
  }
  .icon {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 10px;
    transition: background 0.15s;
  }
  .icon:hover {
    background: color-mix(in srgb, currentColor 14%, transparent);
  }
`;
