import { expect } from '@open-wc/testing';
import { dateIn, datesOf, paramsOf, rangeFrom, PRESETS } from './range.ts';

describe('a range', () => {
  it('is counted by the site’s calendar', () => {
    const justAfterMidnightInTokyo = Date.parse('2026-03-31T15:30:00Z');
    expect(dateIn('Asia/Tokyo', justAfterMidnightInTokyo)).to.equal('2026-04-01');
    expect(dateIn('America/New_York', justAfterMidnightInTokyo)).to.equal('2026-03-31');
    expect(dateIn('No/Where', justAfterMidnightInTokyo)).to.equal('2026-03-31');
  });

  it('has both of its days', () => {
    const on = (preset: (typeof PRESETS)[number]) =>
      Object.values(datesOf({ preset }, '2026-03-02'));
    expect(on('today')).to.deep.equal(['2026-03-02', '2026-03-02']);
    expect(on('yesterday')).to.deep.equal(['2026-03-01', '2026-03-01']);
    expect(on('7d')).to.deep.equal(['2026-02-24', '2026-03-02']);
    expect(on('month')).to.deep.equal(['2026-03-01', '2026-03-02']);
    expect(on('last_month')).to.deep.equal(['2026-02-01', '2026-02-28']);
  });

  it('is kept in the address', () => {
    for (const preset of PRESETS) {
      const search = String(new URLSearchParams(paramsOf({ preset })));
      expect(rangeFrom(`?${search}`)).to.deep.equal({ preset });
    }
    const custom = { preset: 'custom', from: '2026-01-01', to: '2026-01-31' } as const;
    expect(rangeFrom(`?${new URLSearchParams(paramsOf(custom))}`)).to.deep.equal(custom);
    expect(rangeFrom('?from=2026-02-01&to=2026-01-01').preset).to.equal('30d');
  });
});
