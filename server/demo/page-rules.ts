import type { SitePageRule } from '../contracts/scoring.ts';
/**
 * What the demo's pages are about, its site's own page rules, before the default ones: the whole demo lives
 * below `/demo`, which by the default words would make a booking page of every one of them.
 */
export const DEMO_PAGE_RULES = [
  { pattern: '/demo', kind: 'other' },
  { pattern: '/demo/app/**', kind: 'app' },
  { pattern: '/demo/product', kind: 'product' },
  { pattern: '/demo/contact', kind: 'contact' },
  { pattern: '/demo/checkout', kind: 'signup' },
] as const satisfies readonly SitePageRule[];
