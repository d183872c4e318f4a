import { capture } from './extras/capture.ts';
import { cookieDisk } from './extras/cookie-disk.ts';
import type { Disk } from './tracker/store.ts';

/** What a tag says about `name`, in an attribute `data-name` or in its address. */
export type TagOption = (name: string) => string | null;

/** This module, as the loader brings it. */
export interface Extras {
  extend: typeof extend;
}

/**
 * What few sites ask for and the loader therefore leaves out: `data-cookie-domain` and
 * `data-capture="outbound downloads forms"`. Also reports clicks on `data-clarm-event` elements.
 */
export function extend(option: TagOption, start: (disk?: () => Disk) => void): void {
  const domain = option('cookie-domain');
  start(domain ? () => cookieDisk(domain, localStorage) : undefined);
  const what = option('capture');
  const track = window.ClarmTrack;
  if (what === null || !track) return;
  capture(track, {
    outbound: what.includes('outbound'),
    downloads: what.includes('downloads'),
    forms: what.includes('forms'),
  });
}
