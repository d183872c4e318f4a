import { widgetPatch } from '../contracts/accounts.ts';
import type { SiteConfig } from '../contracts/site-config.ts';
import { ApiError } from '../errors.ts';
import type { SiteChange } from './site-store.ts';

const isTimezone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const invalid = (path: string, message: string): ApiError =>
  new ApiError('invalid', { message: `${path}: ${message}`, details: [{ path, message }] });

/** A partial schema still fills its defaults in: only what was really sent is a change. */
const onlyGiven = (parsed: object, sent: object): Partial<SiteConfig> =>
  Object.fromEntries(Object.entries(parsed).filter(([key]) => Object.hasOwn(sent, key)));

const originOf = (url: string, index: number): string => {
  const { protocol, origin } = new URL(url);
  if (protocol === 'https:' || protocol === 'http:') return origin;
  throw invalid(`allowed_origins.${index}`, 'must be http or https');
};

/**
 * Reads the body of `PATCH /widgets/:id`.
 * @throws ZodError; ApiError `invalid`
 */
export function checkWidgetPatch(body: unknown): SiteChange {
  const { name, allowed_origins, redact, config, alert_threshold, retention_days } =
    widgetPatch.parse(body);
  const sent = (body as { config?: object }).config ?? {};
  const given = config && onlyGiven(config, sent);
  if (given?.timezone !== undefined && !isTimezone(given.timezone)) {
    throw invalid('config.timezone', 'must be an IANA time zone such as Europe/Berlin');
  }
  return {
    ...(name === undefined ? {} : { name }),
    ...(allowed_origins ? { allowed_origins: allowed_origins.map(originOf) } : {}),
    ...(redact ? { redact } : {}),
    ...(alert_threshold === undefined ? {} : { alert_threshold }),
    ...(retention_days === undefined ? {} : { retention_days }),
    ...(given ? { config: given } : {}),
  };
}
