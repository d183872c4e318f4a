import type { VisitorRow } from '../../server/contracts/visitors.ts';

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** "Germany" for `DE`; the code itself for one that is none. */
export const countryName = (code: string): string => {
  try {
    return regions.of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
};

/** "Berlin, Germany" from what is known. */
export const placeName = (location: VisitorRow['location']): string =>
  [location?.city, location?.country && countryName(location.country)].filter(Boolean).join(', ');
