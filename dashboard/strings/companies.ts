import { count, plural } from '../format/count.ts';

/** Of the companies list. */
export const companies = {
  title: 'Companies',
  lead: 'Everybody from one company, as one account.',
  search: 'Search companies',
  searchHint: 'Search name or domain',
  sort: 'Sort by',
  sorts: { intent: 'Intent', last_seen: 'Last seen', first_seen: 'First seen' },
  columns: {
    company: 'Company',
    about: 'Industry',
    people: 'People',
    activity: 'Activity',
    intent: 'Intent',
    enterprise: 'Enterprise',
    lastSeen: 'Last seen',
    firstSeen: 'First seen',
  },
  enterpriseHint: 'Enterprise score: how well the company fits, whoever visits',
  named: (people: number, visitors: number) =>
    people === 0 ? plural(visitors, 'visitor') : plural(people, 'person', 'people'),
  ofVisitors: (visitors: number) => `of ${plural(visitors, 'visitor')}`,
  sessions: (n: number) => plural(n, 'session'),
  pageViews: (n: number) => plural(n, 'page view'),
  messages: (n: number) => plural(n, 'message'),
  shown: (shown: number, all: string) => `${count(shown)} of ${all}`,
  empty: {
    heading: 'No companies yet',
    words:
      'A company turns up here as soon as somebody visits from its network, or says who they are with its e-mail address.',
    install: 'Get the snippet',
    demo: 'Open the demo site',
  },
  nobody: {
    heading: 'No company matches',
    words: 'No name or domain begins with these words.',
    clear: 'Clear search',
  },
} as const;

/** Of one company. */
export const company = {
  back: 'Companies',
  all: 'All companies',
  previous: 'Previous company (k)',
  next: 'Next company (j)',
  website: 'Open website',
  stats: {
    people: 'Known people',
    visitors: 'Visitors',
    sessions: 'Sessions',
    pageViews: 'Page views',
    messages: 'Messages',
    firstSeen: 'First seen',
    lastSeen: 'Last seen',
  },
  intent: 'Intent',
  intentTitle: 'Intent score of the company',
  enterprise: 'Enterprise',
  how: {
    title: 'How the intent adds up',
    words:
      'The strongest person counts whole, the next one half. More people than that do not make it hotter.',
    strongest: 'Strongest',
    next: 'Next, half of it',
    sum: 'Company',
    capped: 'at most 100',
  },
  visitors: 'People and visitors',
  allVisitors: (n: string) => `See all ${n} in the visitors list`,
  facts: 'Company',
} as const;
