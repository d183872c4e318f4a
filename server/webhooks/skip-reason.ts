import type { EndpointFilters } from '../contracts/webhooks.ts';
import type { DeliveryFacts } from '../ports.ts';

type Filter = (filters: EndpointFilters, facts: DeliveryFacts) => string | undefined;

const oneOf = (
  what: string,
  wanted: readonly string[] | undefined,
  is: string | undefined,
): string | undefined => {
  if (!wanted || wanted.length === 0) return undefined;
  if (is === undefined) return `The ${what} is not known.`;
  const isWanted = wanted.some((one) => one.toLowerCase() === is.toLowerCase());
  return isWanted ? undefined : `The ${what} is ${is}.`;
};

const ofSegment: Filter = ({ segment }, facts) => {
  if (!segment) return undefined;
  const { identified, lifecycle, min_sessions = 0 } = segment;
  return (
    oneOf('country', segment.countries, facts.country) ??
    oneOf('industry', segment.industries, facts.industry) ??
    (identified !== undefined && identified !== facts.identified
      ? `The visitor ${facts.identified ? 'has said' : 'has not said'} who they are.`
      : undefined) ??
    (lifecycle !== undefined && lifecycle !== facts.lifecycle
      ? `The visitor is a ${facts.lifecycle}.`
      : undefined) ??
    (facts.sessions < min_sessions ? `It is visit ${facts.sessions} of the visitor.` : undefined)
  );
};

/**
 * Why an endpoint's filters keep a delivery back, in words for its log; undefined where they let
 * it through. What is not known does not pass a filter that asks for it.
 * @param anyMatches whether one of the urls matches one of the globs
 */
export function skipReason(
  filters: EndpointFilters,
  facts: DeliveryFacts,
  anyMatches: (urls: readonly string[], globs: readonly string[]) => boolean,
): string | undefined {
  const { company_sizes, pages = [] } = filters;
  const size = oneOf('size of the company', company_sizes, facts.size);
  if (size !== undefined) return size;
  if (pages.length > 0 && !anyMatches(facts.pages, pages))
    return 'The visitor saw none of the pages.';
  return ofSegment(filters, facts);
}
