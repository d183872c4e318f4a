import { count, plural } from '../format/count.ts';

/** Of the visitors list. */
export const visitors = {
  title: 'Visitors',
  online: (n: number) => `${count(n)} online now`,
  search: 'Search visitors',
  searchHint: 'Search name, e-mail, company or page',
  sort: 'Sort by',
  sorts: { last_seen: 'Last seen', intent: 'Score', first_seen: 'First seen' },
  filters: {
    label: 'Filters',
    online: 'Online',
    identified: 'Identified',
    score: 'Score',
    atLeast: (n: number) => `Score ${n}+`,
    anyScore: 'Any score',
    country: 'Country',
    anyCountry: 'Any country',
    segment: 'Segment',
    anySegment: 'Everybody',
    segments: {
      leads: 'Leads',
      customers: 'Customers',
      new: 'First visit',
      returning: 'Came back',
    },
    company: 'Company',
    companyHint: 'Domain, e.g. acme.com',
    clear: 'Clear filters',
  },
  columns: {
    visitor: 'Visitor',
    company: 'Company',
    location: 'Location',
    score: 'Score',
    lastPage: 'Last page',
    activity: 'Activity',
    lastSeen: 'Last seen',
    firstSeen: 'First seen',
  },
  pageViews: (n: number) => plural(n, 'page view'),
  messages: (n: number) => plural(n, 'message'),
  shown: (shown: number, all: string) => `${count(shown)} of ${all}`,
  moved: (fresh: number) =>
    fresh > 0 ? `${plural(fresh, 'new visitor')} · Show` : 'The order has changed · Update',
  bot: 'Bot',
  empty: {
    heading: 'No visitors yet',
    words: 'Paste the snippet into your site, and whoever comes turns up here within a second.',
    demoWords:
      'Visit the demo site as somebody from a known company, and watch yourself turn up here.',
    install: 'Get the snippet',
    demo: 'Open the demo site',
  },
  nobody: {
    heading: 'Nobody matches',
    words: 'No visitor fits this search and these filters.',
  },
} as const;
