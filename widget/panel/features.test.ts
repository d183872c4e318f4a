import { expect } from '@open-wc/testing';
import '../clarm-widget.ts';
import type { PublicConfig } from '../../server/contracts/site-config.ts';
import { mountTestClarm, type TestClarm } from './test-clarm.ts';

/** A red square. */
const png = async (name = 'shot.png') => {
  const canvas = new OffscreenCanvas(40, 30);
  const paint = canvas.getContext('2d')!;
  paint.fillStyle = 'red';
  paint.fillRect(0, 0, 40, 30);
  return new File([await canvas.convertToBlob()], name, { type: 'image/png' });
};

describe('a conversation’s features', () => {
  let test: TestClarm;
  afterEach(() => {
    test.remove();
    document.title = 'tests';
  });

  const root = () => test.element.shadowRoot!;
  const field = () => test.part<HTMLTextAreaElement>('input');
  const open = async (some: Partial<PublicConfig> = {}) => {
    test = mountTestClarm(some);
    await test.until(() => !!test.part('panel'));
    test.element.open();
    await test.element.updateComplete;
  };
  const write = async (text: string) => {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await test.element.updateComplete;
  };
  const enter = () =>
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
  const say = async (text: string) => {
    await write(text);
    enter();
    await test.until(() => test.requests.some((one) => one.startsWith('GET /stream')));
  };
  const transfer = (...files: File[]) => {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    return data;
  };
  const drop = (...files: File[]) =>
    test.part('panel').dispatchEvent(
      new DragEvent('drop', {
        dataTransfer: transfer(...files),
        bubbles: true,
        cancelable: true,
      }),
    );
  const paste = (...files: File[]) => {
    const event = new ClipboardEvent('paste', {
      clipboardData: transfer(...files),
      cancelable: true,
    });
    field().dispatchEvent(event);
    return event;
  };
  const canSend = () => test.part('send').getAttribute('aria-disabled') === 'false';

  it('sends what was dropped and pasted, an image drawn, with or without words', async () => {
    await open();
    drop(await png());
    await test.until(() => test.uploads.length === 1);
    expect(paste(new File(['x'], 'notes.txt', { type: 'text/plain' })).defaultPrevented).to.equal(
      true,
    );
    await test.until(() => canSend() && test.uploads.length === 2);
    enter();
    await test.until(() => test.parts('attachment').length === 2);
    const [image, file] = test.parts('attachment');
    expect(image!.getAttribute('aria-label')).to.equal('Download shot.png');
    expect(file!.textContent).to.contain('notes.txt').and.contain('1 kB');
    const canvas = image!.querySelector('canvas')!;
    const colour = () => [...canvas.getContext('2d')!.getImageData(200, 150, 1, 1).data];
    await test.until(() => colour()[0] === 255);
    expect(colour()).to.deep.equal([255, 0, 0, 255]);
    expect(root().querySelector('.tray')).to.equal(null);
    expect(canSend()).to.equal(false);
  });

  it('says near the limit how long a text is, and cuts nothing of what is pasted', async () => {
    await open();
    await say('Hello');
    const long = 'a'.repeat(3601);
    await write(long);
    await test.until(() => root().querySelector('.length')?.textContent === '3,601 / 4,000');
    expect(field().maxLength).to.equal(-1);
    await write(long + 'b'.repeat(500));
    await test.until(
      () =>
        root().querySelector('[role=alert]')?.textContent.trim() ===
        'Too long: 4,101 of 4,000 characters',
    );
    expect(canSend()).to.equal(false);
    enter();
    expect(field().value).to.have.length(4101);
    await write('a'.repeat(4000));
    expect(canSend()).to.equal(true);
  });

  it('writes each of the site’s words in its own direction', async () => {
    await open({
      locale: 'ar',
      headerTitle: 'Hello!',
      headerSubtitle: 'English (always).',
      quickReplies: ['Prices?'],
      actions: [{ label: 'Book a demo!', kind: 'form' }],
      teaser: { text: 'Questions?', delaySeconds: 0 },
    });
    for (const words of [
      test.part('title'),
      test.part('subtitle'),
      test.part('quick-reply'),
      test.part('action').querySelector('span')!,
    ])
      expect(getComputedStyle(words).direction, words.textContent).to.equal('ltr');
    test.element.close();
    await test.element.tease();
    await test.element.updateComplete;
    expect(getComputedStyle(test.part('teaser').querySelector('.say')!).direction).to.equal('ltr');
  });

  it('says honestly why a file did not go, and tries again', async () => {
    await open();
    test.uploadStatus = 0;
    drop(await png());
    await test.until(() => !!root().querySelector('.chip.bad'));
    expect(root().querySelector('.chip')!.textContent).to.contain('Not uploaded');
    expect(canSend()).to.equal(false);
    test.uploadStatus = 201;
    root().querySelector<HTMLElement>('.chip .meta button')!.click();
    await test.until(canSend);
    test.uploadStatus = 415;
    drop(new File(['x'], 'page.html'));
    await test.until(() => !!root().querySelector('.chip.bad'));
    expect(root().querySelector('.chip.bad')!.textContent).to.contain('cannot be sent');
    drop(new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'huge.zip'));
    await test.until(() => root().querySelectorAll('.chip.bad').length === 2);
    expect(root().textContent).to.contain('Larger than 10 MB');
    expect(test.uploads).to.not.include('huge.zip');
    for (const cross of root().querySelectorAll<HTMLElement>('.chip .icon')) cross.click();
    await test.element.updateComplete;
    expect(root().querySelector('.tray')).to.equal(null);
  });

  it('takes no files where the site does not want them', async () => {
    await open({ attachments: false });
    expect(test.part('attach')).to.equal(undefined);
    drop(await png());
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(test.uploads).to.deep.equal([]);
  });

  it('puts an emoji where the caret is, by keyboard, too', async () => {
    await open();
    await write('ab');
    field().setSelectionRange(1, 1);
    test.part('emoji-button').click();
    await test.until(() => !!root().activeElement?.closest('.emoji'));
    const press = (key: string) =>
      root().activeElement!.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
    press('ArrowRight');
    press('ArrowDown');
    const chosen = root().activeElement as HTMLElement;
    const emoji = chosen.textContent.trim();
    chosen.click();
    await test.until(() => root().activeElement === field());
    expect(field().value).to.equal(`a${emoji}b`);
    test.part('emoji-button').click();
    await test.until(() => !!root().activeElement?.closest('.emoji'));
    press('Escape');
    await test.element.updateComplete;
    expect(test.part('emoji')).to.equal(undefined);
    expect(test.element.opened).to.equal(true);
  });

  it('shows Markdown as what it means, and no tag as a tag', async () => {
    await open();
    await say('Hello');
    test.reply('**Yes**, see [prices](https://x.io)\n- one\n- <b>two</b>');
    await test.until(() => !!root().querySelector('.team strong'));
    const bubble = test.parts('team-bubble').at(-1)!;
    expect(bubble.querySelector('strong')!.textContent).to.equal('Yes');
    expect(bubble.querySelector('a')!.getAttribute('href')).to.equal('https://x.io');
    expect([...bubble.querySelectorAll('li')].map((one) => one.textContent)).to.deep.equal([
      'one',
      '<b>two</b>',
    ]);
    expect(bubble.querySelector('b')).to.equal(null);
  });

  it('asks how it was once the team has closed it, and thanks', async () => {
    await open();
    await say('Hello');
    test.reply('Hi');
    await test.until(() => test.parts('team-bubble').length > 1);
    test.close();
    await test.until(() => !!test.part('rating'));
    root().querySelectorAll<HTMLInputElement>('.faces input')[3]!.click();
    await test.element.updateComplete;
    root().querySelector<HTMLTextAreaElement>('.rating textarea')!.value = ' Quick ';
    root().querySelector<HTMLElement>('.rating button')!.click();
    await test.until(() => root().textContent!.includes('Thank you'));
    expect(test.ratings).to.deep.equal([{ score: 4, comment: 'Quick' }]);
    await write('One more thing');
    enter();
    await test.until(() => !root().textContent!.includes('Thank you'));
  });

  it('asks nothing where the site does not want it', async () => {
    await open({ askRating: false });
    await say('Hello');
    test.reply('Hi');
    await test.until(() => test.parts('team-bubble').length > 1);
    test.close();
    test.reply('Bye');
    await test.until(() => test.parts('team-bubble').length > 2);
    expect(test.part('rating')).to.equal(undefined);
  });

  it('shows the form of an action, and identifies and says what was written in it', async () => {
    await open({ actions: [{ label: 'Book a demo', kind: 'form', message: 'A demo, please' }] });
    test.part('action').click();
    await test.until(() => !!test.part('form'));
    const input = (name: string) => root().querySelector<HTMLInputElement>(`[name=${name}]`)!;
    input('name').value = 'Jane';
    input('email').value = 'jane';
    test.part('submit').click();
    await test.until(() => !!root().querySelector('[role=alert]'));
    input('email').value = 'jane@acme.com';
    test.part('submit').click();
    await test.until(() => test.parts('visitor-bubble').length === 1);
    expect(test.part('visitor-bubble').textContent).to.contain('A demo, please');
    expect(test.tracked).to.deep.include(['identify', { email: 'jane@acme.com', name: 'Jane' }]);
    expect(test.part('form')).to.equal(undefined);
  });

  it('counts in the title where the site wants it, and shows who answered', async () => {
    document.title = 'Shop';
    await open({ countInTitle: true });
    await say('Hello');
    test.reply('Hi, I am Maya');
    await test.until(() => test.part('title').textContent.trim() === 'Maya');
    test.element.close();
    test.reply('Still there?');
    await test.until(() => document.title === '(1) Shop');
    test.element.open();
    await test.until(() => document.title === 'Shop');
  });
});
