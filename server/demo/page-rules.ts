/**
 * What the demo's pages are about, to be put before the default page rules: the whole demo lives
 * below `/demo`, which by the default words would make a booking page of every one of them.
 */
export const DEMO_PAGE_RULES = [
  { kind: 'other', globs: ['/demo'] },
  { kind: 'app', globs: ['/demo/app/**'] },
  { kind: 'product', globs: ['/demo/product'] },
  { kind: 'contact', globs: ['/demo/contact'] },
  { kind: 'signup', globs: ['/demo/checkout'] },
] as const satisfies readonly { kind: string; globs: readonly string[] }[];
