/** What a site pastes into its pages (contract §1). */
export const embedSnippet = (origin: string, siteId: string): string =>
  `<script async src="${origin}/widget/loader.js?id=${siteId}"></script>`;

/** What a strict Content-Security-Policy needs to allow. */
export const cspSnippet = (origin: string): string =>
  `script-src ${origin}; connect-src ${origin}; img-src ${origin}`;

/** How a site says who is signed in. */
export const identifySnippet = `ClarmTrack('identify', {
  email: 'jane@acme.com',
  name: 'Jane Smith',
  company: 'Acme Inc',
  plan: 'enterprise'
});`;
