import { expect } from '@open-wc/testing';
import '../clarm-widget.ts';
import { mountTestClarm, type TestClarm } from './test-clarm.ts';

describe('<clarm-widget> is accessible', () => {
  let test: TestClarm;
  afterEach(() => test.remove());

  const settled = async () => {
    await test.element.updateComplete;
    await Promise.all(
      test.element.shadowRoot!.getAnimations().map(({ finished }) => finished.catch(() => {})),
    );
  };
  const write = (text: string) => {
    const field = test.part<HTMLTextAreaElement>('input');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  };

  const STATES: Record<string, () => Promise<unknown> | void> = {
    closed: () => {},
    open: () => test.element.open(),
    conversation: async () => {
      test.element.open();
      await test.element.updateComplete;
      write('Hello');
      await test.until(() => test.requests.some((request) => request.startsWith('GET /stream')));
      test.reply('Hi, see https://example.com');
      await test.until(() => test.parts('team-bubble').length > 1);
    },
    form: async () => {
      test.element.open();
      await test.element.updateComplete;
      write('Hello');
      await test.until(() => !!test.part('form'));
      test.part('submit').click();
    },
    error: async () => {
      test.messageStatus = [400];
      test.element.open();
      await test.element.updateComplete;
      write('Hello');
      await test.until(() => !!test.part('retry'));
    },
    files: async () => {
      test.element.open();
      await test.element.updateComplete;
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'notes.txt', { type: 'text/plain' }));
      const drop = () =>
        test.part('panel').dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
      drop();
      await test.until(() => test.part('send').getAttribute('aria-disabled') === 'false');
      write('See **this**');
      await test.until(() => test.parts('attachment').length > 0);
      test.uploadStatus = 415;
      drop();
      await test.until(() => !!test.element.shadowRoot!.querySelector('.chip.bad'));
      test.part('emoji-button').click();
      await test.until(() => !!test.part('emoji'));
    },
    rating: async () => {
      test.element.open();
      await test.element.updateComplete;
      write('Hello');
      await test.until(() => test.requests.some((request) => request.startsWith('GET /stream')));
      test.reply('Hi');
      await test.until(() => test.parts('team-bubble').length > 1);
      test.close();
      await test.until(() => !!test.part('rating'));
      test.element.shadowRoot!.querySelector<HTMLElement>('.faces input')!.click();
      await test.element.updateComplete;
    },
    contact: async () => {
      test.element.open();
      await test.element.updateComplete;
      test.parts('action').at(-1)!.click();
      await test.until(() => !!test.part('form'));
      test.part('submit').click();
    },
    teaser: () => test.element.tease(),
  };

  for (const [state, enter] of Object.entries(STATES))
    for (const theme of ['light', 'dark'] as const)
      for (const locale of ['en', 'ar'])
        it(`${state}, ${theme}, ${locale}`, async () => {
          test = mountTestClarm({
            locale,
            actions: [{ label: 'Book a demo', kind: 'form' }],
            preChat: { requireEmail: state === 'form' },
            teaser: { text: 'Questions?', delaySeconds: 0 },
          });
          test.element.theme = theme;
          await test.until(() => !!test.part('panel'));
          await enter();
          await settled();
          await expect(test.element).to.be.accessible();
        });
});
