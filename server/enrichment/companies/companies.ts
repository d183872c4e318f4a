import { BY_EMAIL_ONLY } from './by-email-only.ts';
import { CONSUMER } from './consumer.ts';
import { ENERGY_TRANSPORT } from './energy-transport.ts';
import { FINANCE } from './finance.ts';
import { HARDWARE } from './hardware.ts';
import { HEALTH } from './health.ts';
import { INDUSTRY } from './industry.ts';
import { INSURANCE } from './insurance.ts';
import { INTERNET } from './internet.ts';
import { SERVICES } from './services.ts';
import { SOFTWARE } from './software.ts';
import { companyRow, type CompanyRow } from './company-row.ts';

/** Every company that the offline data can name; tests hold the autonomous systems against the shipped data. */
export const COMPANIES: readonly CompanyRow[] = [
  ...BY_EMAIL_ONLY,
  ...CONSUMER,
  ...ENERGY_TRANSPORT,
  ...FINANCE,
  ...HARDWARE,
  ...HEALTH,
  ...INDUSTRY,
  ...INSURANCE,
  ...INTERNET,
  ...SERVICES,
  ...SOFTWARE,
].map(companyRow);
