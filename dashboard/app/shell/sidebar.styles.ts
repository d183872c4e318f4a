import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    padding: var(--s-4) var(--s-3) var(--s-3);
    background: var(--surface);
    border-right: 1px solid var(--border);
    min-height: 0;
  }
  header {
    display: contents;
  }
  .home {
    padding: 0 var(--s-2);
    color: var(--text);
  }
  .home:hover {
    text-decoration: none;
  }
  .brand {
    display: inline-flex;
    align-items: center;
    gap: var(--s-2);
    font-size: var(--text-l);
    font-weight: 650;
    letter-spacing: -0.02em;
  }
  .site {
    margin: var(--s-4) 0 0;
  }
  select.site {
    padding: 6px 26px 6px var(--s-2);
    border-color: var(--border-strong);
    font-size: var(--text-s);
    font-weight: 550;
    text-overflow: ellipsis;
  }
  p.site {
    padding: 0 var(--s-2);
    color: var(--text-2);
    font-size: var(--text-s);
  }
  .tag {
    margin-left: var(--s-1);
    padding: 1px 6px;
    border-radius: var(--radius-full);
    background: var(--accent-soft);
    color: var(--accent-text);
    font-size: 11px;
    font-weight: 550;
  }
  nav {
    flex: 1;
    display: grid;
    align-content: start;
    gap: var(--s-4);
    margin-top: var(--s-4);
    overflow: auto;
    padding: 2px;
  }
  .group {
    display: grid;
    gap: 2px;
  }
  .group-title {
    padding: 0 var(--s-2) 4px;
    color: var(--text-3);
    font-size: var(--text-xs);
    line-height: 16px;
  }
  nav a {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 32px;
    padding: 0 var(--s-2);
    border-radius: var(--radius-s);
    color: var(--text-2);
    font-weight: 500;
    position: relative;
  }
  nav a:hover {
    background: var(--surface-2);
    color: var(--text);
    text-decoration: none;
  }
  nav a[aria-current='page'] {
    background: var(--accent-soft);
    color: var(--accent-text);
  }
  .badge {
    margin-left: auto;
    min-width: 20px;
    padding: 0 6px;
    border-radius: var(--radius-full);
    background: var(--accent);
    color: var(--on-accent);
    font-size: 11px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
  }
  .fresh {
    width: 8px;
    height: 8px;
    margin-left: auto;
    border-radius: 50%;
    background: var(--accent);
  }
  .more {
    display: none;
  }
  #more {
    inset: auto 8px calc(68px + env(safe-area-inset-bottom)) auto;
    min-width: 200px;
    margin: 0;
    padding: var(--s-2);
    border: 1px solid var(--border);
    border-radius: var(--radius-l);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-m);
  }
  clarm-account-menu {
    order: 1;
    padding-top: var(--s-2);
    border-top: 1px solid var(--border);
  }
  @media (max-width: 720px) {
    header {
      order: 0;
      display: flex;
      align-items: center;
      gap: var(--s-3);
      min-height: 52px;
      padding: 0 var(--s-3) 0 var(--s-4);
      background: var(--surface);
      border-bottom: 1px solid var(--border);
    }
    .home {
      padding: 0;
    }
    .brand-name {
      display: none;
    }
    .site,
    p.site {
      flex: 1;
      min-width: 0;
      margin: 0;
      padding-inline: 0;
    }
    select.site {
      flex: 0 1 220px;
      min-height: 36px;
      padding: 0 28px 0 var(--s-2);
      border-color: transparent;
      text-overflow: ellipsis;
      font-size: 16px;
      font-weight: 550;
    }
    clarm-account-menu {
      margin-left: auto;
      padding: 0;
      border: 0;
    }
    nav {
      order: 2;
      flex: none;
      grid-template-columns: repeat(5, 1fr);
      gap: 0;
      margin: 0;
      padding: 4px 4px calc(4px + env(safe-area-inset-bottom));
      background: var(--surface);
      border-top: 1px solid var(--border);
    }
    .group {
      display: contents;
    }
    .group-title {
      display: none;
    }
    /* Stronger than the current page below. */
    .group a.rest[aria-current] {
      display: none;
    }
    #more a {
      min-height: 44px;
    }
    .group a,
    .group a[aria-current='page'],
    .more {
      display: flex;
      align-items: center;
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      min-height: 52px;
      padding: 0;
      border: 0;
      border-radius: var(--radius-s);
      background: none;
      color: var(--text-2);
      font: 500 11px / 14px var(--font);
    }
    .group a[aria-current='page'],
    .more.here {
      color: var(--accent-text);
    }
    .badge {
      position: absolute;
      top: 4px;
      left: calc(50% + 4px);
      min-width: 16px;
      padding: 0 4px;
      line-height: 16px;
    }
  }
`;
