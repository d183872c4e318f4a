import type { CompanyFacts, Confidence, Network } from '../../contracts/network.ts';
import { COMPANIES } from '../../enrichment/companies/companies.ts';
import type { Random } from './random.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const FIRST_NAMES =
  words(`Jane Anna Maria Sofia Emma Olivia Mia Léa Chloé Zoë Björn Lars Søren Jürgen
  Hans Peter Paul Thomas James John Robert Michael William David Carlos José Luis Miguel Ana Lucía
  Ravi Priya Arjun Anjali Wei Li Ming Yuki Haruto Aiko Min-jun Fatima Omar Ali Noor Amina Kwame Ifeoma
  Ngozi Tunde Oleksandr Olena Piotr Agnieszka Marek Katarzyna Ivan Elena Dmitri Giulia Marco Luca Chiara`);
const LAST_NAMES =
  words(`Smith Johnson Williams Brown Jones Garcia Miller Davis Rodríguez Martínez Müller
  Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Dubois Durand Lefèvre Moreau Rossi
  Russo Ferrari Esposito Silva Santos Oliveira Pereira Costa Kowalski Nowak Wiśniewski Novák Horváth Nagy
  Ivanova Petrov Shevchenko Yılmaz Kaya Demir Cohen Levi Khan Ahmed Hussain Singh Kumar Sharma Patel Gupta
  Wang Zhang Chen Liu Yang Huang Tanaka Suzuki Sato Kim Lee Park Nguyen Tran Okafor Mensah Ncube Andersson`);
const COMPANY_BEGINNINGS =
  words(`North South Blue Green Bright Clear Deep Swift Solid Prime Apex Nova Terra
  Aqua Lumen Vertex Orbit Pixel Quant Cedar Maple River Summit Harbor Stone Iron Silver Golden Rapid Smart
  Open True First Alpha Delta Omega Atlas Zephyr Falcon Condor Tiger Panda Otter Beacon Anchor Compass`);
const COMPANY_ENDS =
  words(`Labs Works Systems Soft Logic Media Health Foods Energy Motors Robotics Analytics
  Partners Capital Ventures Studios Networks Cloud Data Dynamics Consulting Retail Freight Pharma Textiles`);
const FREE_MAIL = ['gmail.com', 'outlook.com', 'yahoo.com', 'gmx.de', 'icloud.com'];
const TLDS = ['com', 'com', 'com', 'io', 'de', 'fr', 'co.uk', 'net'];
/** As the table of companies has them, and one that next to nobody is in. */
const INDUSTRIES = [...new Set(COMPANIES.map(({ facts }) => facts.industry))];
const RARE_INDUSTRY = 'Falconry';
const SIZES = ['1-10', '11-50', '51-200', '201-500', '501-1000', '1001-5000'];
const REVENUES = ['<1M', '1M-10M', '10M-50M', '50M-200M', '200M-1B'];
const MADE_UP_COMPANIES = 30_000;

/** Country, region and city, the most visited from first. */
const PLACES =
  `US California San Francisco|US New York New York|US Texas Austin|DE Berlin Berlin|GB England London
  IN Karnataka Bengaluru|FR Île-de-France Paris|US Washington Seattle|DE Bavaria Munich|CA Ontario Toronto
  BR São Paulo São Paulo|NL North Holland Amsterdam|AU New South Wales Sydney|ES Madrid Madrid|IT Lombardy Milan
  JP Tokyo Tokyo|PL Mazovia Warsaw|SE Stockholm Stockholm|CH Zürich Zürich|IE Leinster Dublin|SG Singapore Singapore
  MX Mexico City Mexico City|PT Lisbon Lisbon|AT Vienna Vienna|DK Capital Copenhagen|ZA Gauteng Johannesburg
  KR Seoul Seoul|TR Istanbul Istanbul|NG Lagos Lagos|KE Nairobi Nairobi|AR Buenos Aires Buenos Aires|NZ Auckland Auckland
  CL Santiago Santiago|CO Bogotá Bogotá|EE Harju Tallinn|IS Capital Reykjavík|LU Luxembourg Luxembourg|MT Malta Valletta`
    .split(/[|\n]/)
    .map((line) => {
      const [country = '', ...rest] = line.trim().split(' ');
      const city = rest.slice(Math.ceil(rest.length / 2)).join(' ');
      return { country, region: rest.slice(0, Math.ceil(rest.length / 2)).join(' '), city };
    });

const madeUpCompany = (n: number): CompanyFacts => {
  const begin = COMPANY_BEGINNINGS[n % COMPANY_BEGINNINGS.length] ?? '';
  const end = COMPANY_ENDS[Math.floor(n / COMPANY_BEGINNINGS.length) % COMPANY_ENDS.length] ?? '';
  const series = Math.floor(n / COMPANY_BEGINNINGS.length / COMPANY_ENDS.length);
  const name = `${begin} ${end}${series === 0 ? '' : ` ${series + 1}`}`;
  const host = name.toLowerCase().replaceAll(' ', '');
  return {
    domain: `${host}.${TLDS[n % TLDS.length]}`,
    name,
    industry: n % 5_000 === 0 ? RARE_INDUSTRY : (INDUSTRIES[n % INDUSTRIES.length] ?? ''),
    size: SIZES[n % SIZES.length] ?? '',
    revenue: REVENUES[n % REVENUES.length] ?? '',
    founded: 1980 + (n % 45),
  };
};

/** A company: one of the table, or one of many that nobody has heard of. */
export const companyFor = (random: Random): CompanyFacts =>
  random.chance(0.5)
    ? random.pickSkewed(COMPANIES).facts
    : madeUpCompany(Math.floor(random.next() ** 2 * MADE_UP_COMPANIES));

/** The network that somebody comes from: an eighth is at work in a company that is known. */
export function networkFor(random: Random): Network {
  const place = random.pickSkewed(PLACES);
  const base = { ...place, data_version: '2026-11-01' };
  if (random.chance(0.12)) {
    const company = companyFor(random);
    const confidence: Confidence = random.chance(0.6) ? 'high' : 'low';
    return {
      ...base,
      type: 'business',
      confidence,
      asn: 1_000 + random.below(60_000),
      org: company.name ?? company.domain,
      company: { ...company, confidence, source: 'offline' },
    };
  }
  const [type, org] = random.pick([
    ['isp', 'Comcast Cable Communications, LLC'],
    ['isp', 'Deutsche Telekom AG'],
    ['mobile', 'Vodafone GmbH'],
    ['hosting', 'Amazon.com, Inc.'],
    ['unknown', 'AS-EXAMPLE'],
  ] as const);
  return { ...base, type, confidence: 'high', asn: 1_000 + random.below(60_000), org };
}

/** Who somebody says to be. */
export function identityFor(random: Random, company: CompanyFacts | undefined) {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const mailbox = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^\w.-]/g, '')
    .toLowerCase();
  const domain = random.chance(0.3)
    ? random.pick(FREE_MAIL)
    : (company ?? companyFor(random)).domain;
  const number = random.chance(0.5) ? '' : String(random.below(1_000));
  return {
    name: `${first} ${last}`,
    email: `${mailbox}${number}@${domain}`,
    plan: random.pick(['free', 'team', 'growth', 'enterprise']),
  };
}

/** One of few agents, as most visitors have. */
export const userAgentFor = (random: Random): string => {
  const version = 128 + random.below(16);
  return random.chance(0.6)
    ? `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`
    : `Mozilla/5.0 (iPhone; CPU iPhone OS 18_${random.below(6)} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1`;
};

const TOPICS =
  words(`onboarding retention churn pricing revenue funnels cohorts attribution privacy cookies
  tracking dashboards alerts slack hubspot webhooks sdk react vue wordpress shopify migration security sso
  audit export import backup scaling redis mongodb kubernetes docker billing invoices teams roles`);
const MAIN_PATHS =
  words(`/ /pricing /product /product/chat /product/alerts /customers /docs /docs/start /demo
  /contact /signup /about /security /blog /compare/intercom /integrations /careers /login /changelog /legal/privacy`);
const LONG_TAIL = TOPICS.flatMap((topic) =>
  TOPICS.slice(0, 16).flatMap((other) => [
    `/blog/${topic}-and-${other}`,
    `/docs/${topic}/${other}`,
  ]),
);

/** A path: half of the views are of a few pages, the rest of more than a thousand. */
export const pathFor = (random: Random): string =>
  random.chance(0.6) ? random.pickSkewed(MAIN_PATHS) : random.pickSkewed(LONG_TAIL);

/** Where a session comes from; often from nowhere. */
export const referrerFor = (random: Random): string =>
  random.chance(0.45)
    ? ''
    : random.pickSkewed([
        'https://www.google.com/',
        'https://www.linkedin.com/',
        'https://news.ycombinator.com/item?id=1',
        'https://www.bing.com/',
        'https://t.co/abc',
        ...TOPICS.map((topic) => `https://${topic}.example/`),
      ]);
