import type { CompanyRow, Overview } from '../../server/contracts/analytics.ts';
import { paths } from '../app/routes.ts';
import { countryName } from '../format/place.ts';
import { strings } from '../strings.ts';
import type { BarTab } from './bar-list/bar-list.ts';

/** A dimension of the overview. */
type Top = Overview['pages'];

const SHOWN = 8;
const words = strings.overview;
const visitorsWith = (name: string, value: string) =>
  `${paths.visitors}?${new URLSearchParams({ [name]: value })}`;

/** The first rows of a dimension; what is left out joins `other`. */
const topOf = (top: Top, unit: 'page_views' | 'sessions') => {
  const rows = top.rows.map((row) => ({ name: String(row.name ?? ''), value: Number(row[unit]) }));
  const rest = rows.slice(SHOWN).reduce((sum, { value }) => sum + value, top.other);
  return { rows: rows.slice(0, SHOWN), other: rest, unit: words.units[unit] };
};

/** Pages by views, and by the sessions that began there. */
export const pageTabs = ({ pages, entries }: Overview): BarTab[] => [
  { title: words.lists.pages, ...topOf(pages, 'page_views') },
  { title: words.lists.entries, ...topOf(entries, 'sessions') },
];

/** Where sessions came from. */
export const sourceTabs = ({ sources, referrers }: Overview): BarTab[] =>
  [
    { title: words.lists.sources, ...topOf(sources, 'sessions') },
    { title: words.lists.referrers, ...topOf(referrers, 'sessions') },
  ].map((tab) => ({
    ...tab,
    rows: tab.rows.map((row) => (row.name === 'direct' ? { ...row, name: words.direct } : row)),
  }));

/** Countries; each leads to its visitors. */
export function countryTabs({ countries }: Overview): BarTab[] {
  const top = topOf(countries, 'sessions');
  const rows = top.rows.map(({ name: code, value }) =>
    code === 'unknown'
      ? { name: words.unknownCountry, value }
      : {
          name: countryName(code),
          value,
          country: code,
          href: visitorsWith('country', code),
        },
  );
  return [{ title: words.lists.countries, ...top, rows }];
}

/** The companies with the highest intent at this moment. */
export const companyTabs = (companies: readonly CompanyRow[]): BarTab[] => [
  {
    title: words.lists.companies,
    unit: words.units.intent,
    rows: companies.slice(0, SHOWN).map(({ domain, name, intent }) => ({
      name: name ?? domain,
      value: intent,
      href: paths.company(domain),
    })),
    note: words.companiesNote,
    all: paths.companies,
  },
];
