/** One question to the API, with the time it may take. */
export interface QueryCase {
  name: string;
  /** Below `/api`; a case is asked with each in turn. */
  paths: readonly string[];
  /** 95 of 100 answers come within so many milliseconds. */
  goal: number;
}

/** What is there to be asked about. */
export interface Known {
  now: number;
  /** Visitors, among them one with very many events. */
  visitors: readonly string[];
  /** `next_cursor`s from deep inside, by sort. */
  deep: Readonly<Record<Sort, string>>;
}

const SORTS = ['last_seen', 'intent', 'first_seen'] as const;
export type Sort = (typeof SORTS)[number];

const PAGE_MS = 50;
const COMBINED_MS = 1_000;
const DAY_MS = 86_400_000;

const filtersAt = (now: number): Readonly<Record<string, readonly string[]>> => {
  const before = (days: number): string => new Date(now - days * DAY_MS).toISOString();
  return {
    'q, a name': ['q=jane', 'q=schmidt'],
    'q, an address': ['q=anna.meyer', 'q=jane.smith@gmail.com'],
    'q, a company': ['q=adobe', 'q=apexlabs'],
    'q, a path': ['q=pricing', 'q=kubernetes'],
    'q, two words': ['q=jane+smith', 'q=docs+pricing'],
    'q, no hit': ['q=xqzzy'],
    min_intent: ['min_intent=70', 'min_intent=30', 'min_intent=95'],
    company: ['company=37signals.com', 'company=apexlabs.com', 'company=nobody.example'],
    industry: ['industry=Software', 'industry=Insurance', 'industry=Falconry'],
    country: ['country=us', 'country=ke', 'country=mt', 'country=is', 'country=aq'],
    identified: ['identified=true', 'identified=false'],
    online: ['online=true'],
    segment: ['segment=leads', 'segment=customers', 'segment=new', 'segment=returning'],
    'from, to': [
      `from=${before(7)}`,
      `from=${before(0.1)}`,
      `to=${before(30)}`,
      `from=${before(20)}&to=${before(19.9)}`,
    ],
  };
};

const COMBINATIONS = [
  'q=jane&min_intent=30',
  'country=de&industry=Software&identified=true',
  'q=pricing&country=us&min_intent=50',
  'country=mt&industry=Software&min_intent=40',
  'industry=Software&identified=true&q=a',
  'online=true&country=us',
  'q=blog&identified=true&company=adobe.com',
  'country=us&identified=false&min_intent=20&q=docs',
];

/** Every query whose time is promised, in every sort. */
export function queryCases({ now, visitors, deep }: Known): QueryCase[] {
  const paths = (queries: readonly string[], sort: Sort): string[] =>
    queries.map((query) => `/visitors?sort=${sort}&${query}`);
  return [
    ...SORTS.flatMap((sort): QueryCase[] => [
      { name: `visitors by ${sort}`, paths: [`/visitors?sort=${sort}`], goal: PAGE_MS },
      {
        name: `visitors by ${sort}, page 200`,
        paths: [`/visitors?sort=${sort}&page=200`],
        goal: PAGE_MS,
      },
      {
        name: `visitors by ${sort}, deep cursor`,
        paths: paths([`cursor=${deep[sort]}`], sort),
        goal: PAGE_MS,
      },
      ...Object.entries(filtersAt(now)).map(([filter, queries]) => ({
        name: `visitors by ${sort}, ${filter}`,
        paths: paths(queries, sort),
        goal: PAGE_MS,
      })),
      {
        name: `visitors by ${sort}, combinations`,
        paths: paths(COMBINATIONS, sort),
        goal: COMBINED_MS,
      },
    ]),
    {
      name: 'search as you type',
      paths: ['j', 'ja', 'jan', 'p', 'pr', 'pri', 'x', 'xq', 'k', 'ku', 'kub', 'z', '3', 'ng'].map(
        (q) => `/visitors?limit=10&q=${q}`,
      ),
      goal: PAGE_MS,
    },
    { name: 'profile', paths: visitors.map((id) => `/visitors/${id}`), goal: 30 },
    {
      name: 'profile, first page of the timeline',
      paths: visitors.map((id) => `/visitors/${id}/events`),
      goal: 30,
    },
    { name: 'overview, 30 days', paths: ['/analytics/overview'], goal: PAGE_MS },
    {
      name: 'funnel, 4 steps, 30 days',
      paths: [
        '/analytics/funnel?steps=path:/,path:/pricing,path:/signup,identify',
        '/analytics/funnel?steps=page_view,widget_opened,message_sent,goal_achieved',
        '/analytics/funnel?steps=path:/blog/*,path:/product*,page_engaged,purchase',
      ],
      goal: 1_000,
    },
    {
      name: 'companies',
      paths: SORTS.map((sort) => `/companies?sort=${sort}`),
      goal: PAGE_MS,
    },
    {
      name: 'companies, q',
      paths: ['a', 'ap', 'apex', 'nova+labs', 'adobe.com', 'xqzzy'].map((q) => `/companies?q=${q}`),
      goal: PAGE_MS,
    },
    {
      name: 'a company',
      paths: ['/companies/37signals.com', '/companies/apexlabs.com'],
      goal: PAGE_MS,
    },
    {
      name: 'conversations',
      paths: ['/conversations', '/conversations?status=open', '/conversations?page=50'],
      goal: PAGE_MS,
    },
  ];
}
