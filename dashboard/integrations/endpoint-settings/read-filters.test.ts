import { expect } from '@open-wc/testing';
import { readFilters } from './read-filters.ts';

const formOf = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};

describe('the filters of a form', () => {
  it('are none where nothing was entered', () => {
    const empty = { pages: ' ', countries: '', identified: 'any', lifecycle: 'any' };
    expect(readFilters(formOf(empty))).to.deep.equal({});
  });

  it('are what was entered', () => {
    const data = formOf({
      'size-201-500': 'on',
      'size-10001+': 'on',
      pages: '/pricing/**\n\n/demo',
      countries: 'de, us',
      industries: 'Software; Banking',
      identified: 'no',
      lifecycle: 'lead',
      'min-sessions': '2',
      quiet: 'on',
      'quiet-from': '18:00',
      'quiet-to': '08:00',
      'one-alert': 'on',
    });
    expect(readFilters(data)).to.deep.equal({
      company_sizes: ['201-500', '10001+'],
      pages: ['/pricing/**', '/demo'],
      segment: {
        countries: ['DE', 'US'],
        industries: ['Software', 'Banking'],
        identified: false,
        lifecycle: 'lead',
        min_sessions: 2,
      },
      quiet_hours: { from: '18:00', to: '08:00', weekends: false },
      one_alert_a_company: true,
    });
  });
});
