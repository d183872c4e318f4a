import type { TrackerOptions } from './tracker/start-tracker.ts';

/** What a tag, or a script's address where a tag manager strips attributes, says (contract §1). */
export function tagOptions(
  option: (name: string) => string | null | undefined,
): Omit<TrackerOptions, 'widgetId' | 'api'> {
  return {
    consentRequired: option('consent') === 'required',
    automationAllowed: option('automation') === 'allow',
    hashRouting: option('hash-routing') != null,
    queryRouting: option('query-routing') != null,
    cookieDomain: option('cookie-domain') ?? undefined,
  };
}
