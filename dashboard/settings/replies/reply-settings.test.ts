import { expect } from '@open-wc/testing';
import { button, find, findAll, settled, wordsOf } from '../../testing/mount.ts';
import { pageOf } from '../../testing/samples.ts';
import { openSettings } from '../../testing/settings-samples.ts';

const press = async (el: Element, label: string) => {
  findAll(el, 'button')
    .find((one) => one.ariaLabel === label)!
    .click();
};

describe('saved replies', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`say what they are for while there are none, in the ${theme}`, async () => {
      const { el } = await openSettings('replies', { 'GET /saved-replies': pageOf([]) }, theme);
      expect(wordsOf(el)).to.contain('No saved replies yet');
      await expect(el).to.be.accessible();
    });
  }

  it('are added', async () => {
    const { el, save } = await openSettings('replies', { 'POST /saved-replies': {} });
    button(el, 'Add a reply')!.click();
    await settled(el);
    await expect(el).to.be.accessible();
    find<HTMLInputElement>(el, '#shortcut')!.value = 'hours';
    find<HTMLTextAreaElement>(el, '#text')!.value = 'From nine to five.';
    expect((await save())?.body).to.deep.equal({ shortcut: 'hours', text: 'From nine to five.' });
  });

  it('are changed and deleted', async () => {
    const { el, save, calls } = await openSettings('replies', {
      'PATCH /saved-replies/r_1': {},
      'DELETE /saved-replies/r_1': undefined,
    });
    await press(el, 'Change /price');
    await settled(el);
    find<HTMLTextAreaElement>(el, '#text')!.value = 'It is 59 a month.';
    expect((await save())?.body).to.deep.equal({ shortcut: 'price', text: 'It is 59 a month.' });
    await press(el, 'Delete /price');
    await settled(el);
    button(find(el, 'clarm-confirm')!, 'Delete')!.click();
    await settled(el);
    expect(calls.some(({ method }) => method === 'DELETE')).to.equal(true);
  });
});
