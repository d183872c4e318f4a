import type { BootOptions } from './boot.ts';
import { capture } from './extras/capture.ts';
import { cookieDisk } from './extras/cookie-disk.ts';

/** What a tag says about `name`, in an attribute `data-name` or in its address. */
export type TagOption = (name: string) => string | null;

/** This module, as the loader brings it. */
export interface Extras {
  extend: typeof extend;
}

/**
 * What few sites ask for and the loader therefore leaves out: `data-cookie-domain`,
 * `data-hash-routing`, `data-query-routing` and `data-capture="outbound downloads forms"`, which
 * also reports clicks on `data-clarm-event` elements.
 */
export function extend(option: TagOption, start: (extra: Partial<BootOptions>) => void): void {
  const has = (name: string) => option(name) !== null;
  const domain = option('cookie-domain');
  const hashRouting = has('hash-routing');
  start({
    ...(domain ? { disk: () => cookieDisk(domain, localStorage) } : {}),
    ...(hashRouting ? { hashRouting } : {}),
    page: () =>
      [
        location.pathname,
        has('query-routing') && location.search,
        hashRouting && location.hash,
      ].join(),
  });
  const what = option('capture');
  const track = window.ClarmTrack;
  if (what === null || !track) return;
  capture(track, {
    outbound: what.includes('outbound'),
    downloads: what.includes('downloads'),
    forms: what.includes('forms'),
  });
}
