import { expect } from '@open-wc/testing';
import { unsentTextsOf, withReturned } from './unsent.ts';

const reply = { text: 'Thursday wor', isNote: false };

describe('what is written and not sent', () => {
  beforeEach(() => sessionStorage.clear());

  it('is there after a reload, in its own conversation', () => {
    unsentTextsOf('m_1', () => sessionStorage).keep('c_1', reply);
    const later = unsentTextsOf('m_1', () => sessionStorage);
    expect(later.of('c_1')).to.deep.equal(reply);
    expect(later.of('c_2')).to.equal(undefined);
  });

  it('is nobody else’s', () => {
    unsentTextsOf('m_1', () => sessionStorage).keep('c_1', reply);
    expect(unsentTextsOf('m_2', () => sessionStorage).of('c_1')).to.equal(undefined);
  });

  it('is forgotten once the field is empty', () => {
    const texts = unsentTextsOf('m_1', () => sessionStorage);
    texts.keep('c_1', reply);
    texts.keep('c_1', { text: '  ', isNote: false });
    expect(texts.of('c_1')).to.equal(undefined);
    expect(sessionStorage.length).to.equal(0);
  });

  it('is kept where storage is denied, and what is stored by others is not taken for it', () => {
    const texts = unsentTextsOf('m_1', () => {
      throw new Error('denied');
    });
    texts.keep('c_1', reply);
    expect(texts.of('c_1')).to.deep.equal(reply);
    sessionStorage.setItem('clarm-unsent m_1 c_1', '{"text":1}');
    expect(unsentTextsOf('m_1', () => sessionStorage).of('c_1')).to.equal(undefined);
  });

  it('comes back before what was written since', () => {
    expect(withReturned(reply, undefined)).to.equal(reply);
    const text = 'Thursday wor\nand';
    expect(withReturned(reply, { text: 'and', isNote: false })).to.deep.equal({
      text,
      isNote: false,
    });
  });

  it('never makes a reply of a note', () => {
    const note = { text: 'Asks for a discount', isNote: true };
    expect(withReturned(note, reply).isNote).to.equal(true);
    expect(withReturned(reply, note).isNote).to.equal(true);
  });
});
