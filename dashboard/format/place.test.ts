import { expect } from '@open-wc/testing';
import { COUNTRY_CODES } from './countries.ts';
import { pagePath, safeHref } from './page-path.ts';
import { countryName, placeName } from './place.ts';

describe('places', () => {
  it('have their country by name', () => {
    expect(placeName({ city: 'Berlin', country: 'DE' })).to.equal('Berlin, Germany');
    expect(placeName({ country: 'BR' })).to.equal('Brazil');
    expect(placeName(undefined)).to.equal('');
  });

  it('know a name for every country that can be chosen', () => {
    const nameless = COUNTRY_CODES.filter((code) => countryName(code) === code);
    expect(nameless).to.deep.equal([]);
  });

  it('show a code that is none as it is', () => {
    expect(countryName('T1')).to.equal('T1');
    expect(countryName('x')).to.equal('x');
  });
});

describe('pages', () => {
  it('are recognised by their path', () => {
    expect(pagePath('https://example.com/pricing?plan=team')).to.equal('/pricing?plan=team');
    expect(pagePath('https://example.com/preise/%C3%BCbersicht')).to.equal('/preise/übersicht');
    expect(pagePath('https://example.com/%E0%A4%A')).to.equal('https://example.com/%E0%A4%A');
    expect(pagePath('not a url')).to.equal('not a url');
  });

  it('are links only where they may be followed', () => {
    expect(safeHref('https://example.com/')).to.equal('https://example.com/');
    expect(safeHref('javascript:alert(1)')).to.equal(undefined);
  });
});
