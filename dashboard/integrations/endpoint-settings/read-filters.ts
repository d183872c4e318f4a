import type { EndpointFilters } from '../../../server/contracts/webhooks.ts';
import { formText } from '../../components/shared/form-text.ts';

type Segment = NonNullable<EndpointFilters['segment']>;

/** Every size that a company is told by. */
export const SIZES = [
  '1-10',
  '11-50',
  '51-200',
  '201-500',
  '501-1000',
  '1001-5000',
  '5001-10000',
  '10001+',
] as const;

const parts = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

/** Without what is empty, which would let nothing through. */
const filled = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Partial<T>;

/** What the form says; fields that are left empty filter nothing. */
export function readFilters(data: FormData): EndpointFilters {
  const text = (name: string) => formText(data, name).trim();
  const identified = { yes: true, no: false }[text('identified')];
  const lifecycle = text('lifecycle');
  const segment: Segment = filled({
    countries: parts(text('countries').toUpperCase(), /[\s,;]+/),
    industries: parts(text('industries'), /[,;]+/),
    identified,
    lifecycle: lifecycle === 'lead' || lifecycle === 'customer' ? lifecycle : undefined,
    min_sessions: Number(text('min-sessions')) > 1 ? Number(text('min-sessions')) : undefined,
  });
  return filled({
    company_sizes: SIZES.filter((size) => data.has(`size-${size}`)),
    pages: parts(text('pages'), /\n+/),
    segment: Object.keys(segment).length > 0 ? segment : undefined,
    quiet_hours: data.has('quiet')
      ? { from: text('quiet-from'), to: text('quiet-to'), weekends: data.has('weekends') }
      : undefined,
    one_alert_a_company: data.has('one-alert') ? true : undefined,
  });
}
