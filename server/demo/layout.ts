import { html, type Html } from '../http/html.ts';
import { icon, mark } from './art/icon.ts';
import type { Page } from './page.ts';

/** From the general to the particular; a later one may narrow an earlier one. */
const STYLES = [
  'base',
  'frame',
  'parts',
  'forms',
  'home',
  'pages',
  'reading',
  'board',
  'charts',
  'drawings',
] as const;

const NAVIGATION = [
  { section: 'product', href: '/demo/product', label: 'Product' },
  { section: 'tour', href: '/demo/app/', label: 'Tour' },
  { section: 'pricing', href: '/demo/pricing', label: 'Pricing' },
  { section: 'docs', href: '/demo/docs', label: 'Docs' },
  { section: 'blog', href: '/demo/blog', label: 'Blog' },
  { section: 'careers', href: '/demo/careers', label: 'Careers' },
] as const;

const FOOTER = [
  {
    heading: 'Product',
    links: [
      ['/demo/product', 'Overview'],
      ['/demo/app/', 'Interactive tour'],
      ['/demo/pricing', 'Pricing'],
      ['/demo/book-a-demo', 'Book a demo'],
    ],
  },
  {
    heading: 'Learn',
    links: [
      ['/demo/docs', 'Quick start'],
      ['/demo/docs/events', 'Event model'],
      ['/demo/blog', 'Blog'],
    ],
  },
  {
    heading: 'Company',
    links: [
      ['/demo/careers', 'Careers'],
      ['/demo/contact', 'Contact'],
      ['/demo/login', 'Sign in'],
    ],
  },
] as const;

const navigation = (page: Page): Html[] =>
  NAVIGATION.map(
    ({ section, href, label }) =>
      html`<a href="${href}" aria-current="${page.section === section ? 'page' : 'false'}"
        >${label}</a
      >`,
  );

const actions = html`
  <a class="quiet-link" href="/demo/login">Sign in</a>
  <a class="button button-small" href="/demo/book-a-demo" data-click="header_book_demo"
    >Book a demo</a
  >
`;

const header = (page: Page): Html => html`
  <header class="site-header">
    <div class="wrap site-header-row">
      <a class="brand" href="/demo/" aria-label="Lumen Analytics, home"
        >${mark()}<span>Lumen</span></a
      >
      <nav class="site-nav" aria-label="Main">${navigation(page)}</nav>
      <div class="site-actions">${actions}</div>
      <details class="site-menu">
        <summary aria-label="Menu">${icon('menu')}</summary>
        <nav aria-label="Menu">${navigation(page)}${actions}</nav>
      </details>
    </div>
  </header>
`;

const footer = html`
  <footer class="site-footer">
    <div class="wrap footer-grid">
      <div class="footer-brand">
        <a class="brand" href="/demo/" aria-label="Lumen Analytics, home"
          >${mark()}<span>Lumen</span></a
        >
        <p>Product analytics that ends in a decision. Made in Lisbon and Rotterdam.</p>
      </div>
      ${FOOTER.map(
        ({ heading, links }) => html`
          <nav aria-label="${heading}">
            <h2>${heading}</h2>
            <ul>
              ${links.map(([href, label]) => html`<li><a href="${href}">${label}</a></li>`)}
            </ul>
          </nav>
        `,
      )}
    </div>
    <div class="wrap footer-note">
      <p>Lumen Analytics is a fictitious company. This site exists to show Clarm at work.</p>
    </div>
  </footer>
`;

/**
 * A whole page. The two lines marked below are what every customer of Clarm pastes; the demo bar
 * above the site is the only thing a customer would not have.
 */
export const layout = (page: Page, site: string): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${page.description}" />
        <title>${page.title} · Lumen Analytics</title>
        <link rel="icon" type="image/svg+xml" href="/demo/assets/favicon.svg" />
        ${STYLES.map((name) => html`<link rel="stylesheet" href="/demo/assets/${name}.css" />`)}
        <!-- Clarm: the stub takes calls that are made before the widget is there. -->
        <script src="/demo/assets/clarm-stub.js"></script>
        <script async src="/widget/loader.js?id=${site}"></script>
        <!-- This site's own script, and the demo controls. -->
        <script type="module" src="/demo/assets/site.js"></script>
        <script type="module" src="/demo/assets/demo-bar.js"></script>
      </head>
      <body>
        <clarm-demo-bar site="${site}"></clarm-demo-bar>
        ${header(page)}
        <main id="main" tabindex="-1">${page.body}</main>
        ${footer}
      </body>
    </html>`;
