import { COMPANIES } from './companies/companies.ts';

/** Every industry that the company table uses, sorted: the choices of filters and settings. */
export const industryList: readonly string[] = [
  ...new Set(COMPANIES.map(({ facts }) => facts.industry)),
].toSorted();
