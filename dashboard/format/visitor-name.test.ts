import { expect } from '@open-wc/testing';
import { hueOf, initials, visitorName } from './visitor-name.ts';

describe('what a visitor is called', () => {
  it('is the name, else the e-mail, else the beginning of the id', () => {
    const identity = { name: 'Jane Smith', email: 'jane@acme.com', status: 'verified' } as const;
    expect(visitorName({ id: 'v_3f2a99', identity })).to.equal('Jane Smith');
    expect(visitorName({ id: 'v_1', identity: { email: 'j@a.com', status: 'verified' } })).to.equal(
      'j@a.com',
    );
    expect(visitorName({ id: 'v_3f2a99' })).to.equal('Visitor 3f2a');
  });

  it('gives letters for a face', () => {
    expect(initials('Jane Smith')).to.equal('JS');
    expect(initials('jane.smith@acme.com')).to.equal('JS');
    expect(initials('Ünal')).to.equal('Ü');
    expect(initials('')).to.equal('?');
  });

  it('has the same hue every time', () => {
    expect(hueOf('Jane')).to.equal(hueOf('Jane'));
    expect(hueOf('Jane')).to.be.within(0, 5);
  });
});
