import { expect, oneEvent } from '@open-wc/testing';
import '../clarm-widget.ts';
import { mountTestClarm, type TestClarm } from './test-clarm.ts';

describe('<clarm-widget>', () => {
  let test: TestClarm;
  afterEach(() => test.remove());

  const field = () => test.part<HTMLTextAreaElement>('input');
  const write = async (text: string) => {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await test.element.updateComplete;
  };
  const press = (target: HTMLElement, key: string, more: KeyboardEventInit = {}) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        key,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...more,
      }),
    );
  const say = async (text: string) => {
    await write(text);
    press(field(), 'Enter');
  };
  const bubbles = () => test.parts('bubble').map((one) => one.querySelector('.words')!.textContent);
  const open = async () => {
    test.element.open();
    await test.element.updateComplete;
  };
  const shown = () => test.element.shadowRoot!.textContent!;
  const focused = () => test.element.shadowRoot!.activeElement;

  it('opens and closes by its launcher, tells the tracker and the page', async () => {
    test = mountTestClarm();
    const opened = oneEvent(test.element, 'clarm-open');
    const launcher = test.part('launcher');
    expect(launcher.getAttribute('aria-expanded')).to.equal('false');
    launcher.click();
    await opened;
    await test.element.updateComplete;
    expect(test.element.opened).to.equal(true);
    expect(test.element.hasAttribute('opened')).to.equal(true);
    expect(launcher.getAttribute('aria-expanded')).to.equal('true');
    const closed = oneEvent(test.element, 'clarm-close');
    launcher.click();
    await closed;
    expect(test.tracked).to.deep.equal([['widget_opened'], ['widget_closed']]);
  });

  it('moves the focus in, and back to the launcher on Escape', async () => {
    test = mountTestClarm();
    await open();
    await test.until(() => focused() === field() || focused() === test.part('panel'));
    press(field(), 'Escape');
    expect(test.element.opened).to.equal(false);
    await test.until(() => focused() === test.part('launcher'));
    expect(test.part('panel').hasAttribute('inert')).to.equal(true);
  });

  it('asks the server for nothing before the visitor opens it', async () => {
    test = mountTestClarm();
    await test.element.updateComplete;
    expect(test.requests).to.deep.equal([]);
    await open();
    await test.element.updateComplete;
    expect(test.requests).to.deep.equal([]);
  });

  it('shows a message at once, and then that it is stored and read', async () => {
    test = mountTestClarm();
    await open();
    await say('Hello there');
    await test.until(() => bubbles().includes('Hello there'));
    await test.until(() => test.element.shadowRoot!.textContent!.includes('Sent'));
    expect(test.requests.slice(0, 2)).to.include.members(['POST ']);
    await test.until(() => test.requests.some((request) => request.startsWith('GET /stream')));
    test.readByTeam(1);
    await test.until(() => test.element.shadowRoot!.textContent!.includes('Read'));
    expect(field().value).to.equal('');
  });

  it('breaks the line on Shift+Enter, and leaves Enter to whoever composes a word', async () => {
    test = mountTestClarm();
    await open();
    await write('one');
    press(field(), 'Enter', { shiftKey: true });
    press(field(), 'Enter', { isComposing: true });
    expect(bubbles()).to.have.length(1);
    await write('   ');
    press(field(), 'Enter');
    expect(bubbles()).to.have.length(1);
  });

  it('shows replies and typing as they come', async () => {
    test = mountTestClarm();
    await open();
    await say('Hello');
    await test.until(() => test.requests.some((request) => request.startsWith('GET /stream')));
    test.typing();
    await test.until(() => !!test.part('typing'));
    test.reply('Hi, see https://example.com.');
    await test.until(() => bubbles().includes('Hi, see https://example.com.'));
    expect(test.part('typing')).to.equal(undefined);
    const link = test.element.shadowRoot!.querySelector<HTMLAnchorElement>('.bubble a')!;
    expect(link.href).to.equal('https://example.com/');
    expect(link.rel).to.contain('noopener');
  });

  it('says honestly that a message was refused, and sends the same one again', async () => {
    test = mountTestClarm();
    test.messageStatus = [400, 201];
    await open();
    await say('Hello');
    await test.until(() => !!test.part('retry'));
    test.part('retry').click();
    await test.until(() => test.element.shadowRoot!.textContent!.includes('Sent'));
    expect(bubbles().filter((text) => text === 'Hello')).to.have.length(1);
    expect(test.part('retry')).to.equal(undefined);
  });

  it('tries again by itself while the server is away', async () => {
    test = mountTestClarm();
    test.messageStatus = [503, 201];
    await open();
    await say('Hello');
    await test.until(() => test.element.shadowRoot!.textContent!.includes('Sent'));
  });

  it('counts unread replies while it is closed', async () => {
    test = mountTestClarm();
    await open();
    await say('Hello');
    await test.until(() => test.requests.some((request) => request.startsWith('GET /stream')));
    test.element.close();
    const change = oneEvent(test.element, 'clarm-unread-change');
    test.reply('Are you still there?');
    expect((await change).detail).to.equal(1);
    expect(test.element.unreadCount).to.equal(1);
    await test.until(() => test.part('badge')?.textContent?.includes('1') === true);
    await open();
    await test.until(() => test.element.unreadCount === 0);
    await test.until(() => test.requests.includes('POST /read'));
    expect(test.part('badge')).to.equal(undefined);
  });

  it('sends a quick reply, and offers them only until something is said', async () => {
    test = mountTestClarm();
    await open();
    expect(test.parts('quick-reply')).to.have.length(2);
    test.part('quick-reply').click();
    await test.until(() => bubbles().includes('What does it cost?'));
    expect(test.parts('quick-reply')).to.have.length(0);
  });

  it('offers the site’s actions, but no unsafe address', async () => {
    test = mountTestClarm();
    await open();
    expect(test.parts('action').map((one) => one.textContent.trim())).to.deep.equal([
      'See our prices',
      'Talk to sales',
    ]);
    test.parts('action')[1]!.click();
    await test.until(() => bubbles().includes('I would like to talk to sales.'));
    expect(test.tracked).to.deep.include([
      'action_clicked',
      { label: 'Talk to sales', kind: 'message' },
    ]);
  });

  it('shows words as words, whatever is in them', async () => {
    test = mountTestClarm({ welcomeMessage: '<img src=x onerror=alert(1)>' });
    await open();
    await say('<b>bold</b>\nnext line');
    await test.until(() => bubbles().includes('<b>bold</b>\nnext line'));
    expect(bubbles()[0]).to.equal('<img src=x onerror=alert(1)>');
    expect(test.element.shadowRoot!.querySelector('b, img')).to.equal(null);
  });

  it('asks for an e-mail first where the site wants one, and then sends what was written', async () => {
    test = mountTestClarm({ preChat: { requireEmail: true } });
    await open();
    await say('Hello');
    await test.until(() => !!test.part('field'));
    expect(bubbles()).to.include('Hello');
    expect(shown()).to.contain('Waiting for your e-mail');
    expect(test.requests.filter((one) => one.startsWith('POST'))).to.deep.equal([]);
    await say('Anybody there?');
    await test.until(() => bubbles().includes('Anybody there?'));
    const input = test.part<HTMLInputElement>('field');
    input.value = 'jane';
    test.part('submit').click();
    await test.until(() => test.element.shadowRoot!.querySelector('[role=alert]') !== null);
    input.value = ' jane@acme.com ';
    test.part('submit').click();
    await test.until(() => test.requests.filter((one) => one === 'POST /messages').length === 2);
    await test.until(() => shown().includes('Sent'));
    expect(bubbles().slice(1)).to.deep.equal(['Hello', 'Anybody there?']);
    expect(test.tracked).to.deep.include(['identify', { email: 'jane@acme.com' }]);
    expect(test.part('form')).to.equal(undefined);
  });

  it('keeps over a reload what waits for an e-mail, and asks for it again', async () => {
    test = mountTestClarm({ preChat: { requireEmail: true } });
    await open();
    await say('Hello');
    await test.until(() => !!test.part('field'));
    const kept = localStorage.getItem('clarm_w_testtest_chat')!;
    test.remove();
    localStorage.setItem('clarm_w_testtest_chat', kept);
    test = mountTestClarm({ preChat: { requireEmail: true } });
    await test.until(() => !!test.part('field'));
    expect(bubbles()).to.include('Hello');
    expect(focused()).to.equal(null);
    await open();
    test.part<HTMLInputElement>('field').value = 'jane@acme.com';
    test.part('submit').click();
    await test.until(() => test.requests.includes('POST /messages'));
    await test.until(() => shown().includes('Sent'));
  });

  it('tells the e-mail as a message where nobody may be identified', async () => {
    test = mountTestClarm({ preChat: { requireEmail: true } }, 'no');
    await open();
    await say('Hello');
    await test.until(() => !!test.part('field'));
    test.part<HTMLInputElement>('field').value = 'jane@acme.com';
    test.part('submit').click();
    await test.until(() => test.requests.filter((one) => one === 'POST /messages').length === 2);
    await test.until(() => bubbles()[1] === 'jane@acme.com' && bubbles()[2] === 'Hello');
  });

  it('keeps nothing in the browser while a required consent is missing', async () => {
    test = mountTestClarm({}, 'pending');
    await open();
    await say('Hello');
    await test.until(() => test.element.shadowRoot!.textContent!.includes('Sent'));
    expect(Object.keys(localStorage)).to.deep.equal([]);
  });

  it('goes on with the conversation after a reload, and begins anew after a reset', async () => {
    test = mountTestClarm();
    await open();
    await say('Hello');
    await test.until(() => test.element.shadowRoot!.textContent!.includes('Sent'));
    const kept = localStorage.getItem('clarm_w_testtest_chat')!;
    expect(JSON.parse(kept)).to.include({ conversation_id: 'c_test', token: 'ct_test' });
    test.remove();
    localStorage.setItem('clarm_w_testtest_chat', kept);
    test = mountTestClarm();
    await test.until(() => test.requests.some((request) => request.startsWith('GET /messages')));
    test.clarm.onReset!();
    expect(localStorage.getItem('clarm_w_testtest_chat')).to.equal(null);
    await test.until(() => test.requests.includes('DELETE /token'));
  });

  it('says once a session what the teaser says, and never again once dismissed', async () => {
    const teaser = { text: 'Questions?', delaySeconds: 1, returningText: 'Welcome back!' };
    test = mountTestClarm({ teaser });
    await test.element.tease();
    await test.element.updateComplete;
    expect(test.part('teaser').textContent).to.contain('Questions?');
    test.part('teaser').querySelector('button')!.click();
    expect(test.element.opened).to.equal(true);
    test.element.close();
    await test.element.tease();
    await test.element.updateComplete;
    expect(test.part('teaser')).to.equal(undefined);
    localStorage.setItem('clarm_w_testtest_teaser', 's_another');
    await test.element.tease();
    await test.element.updateComplete;
    expect(test.part('teaser').textContent).to.contain('Welcome back!');
    test.part('teaser').querySelectorAll('button')[1]!.click();
    expect(localStorage.getItem('clarm_w_testtest_teaser')).to.equal('dismissed');
  });

  it('opens when it is ready where it was asked to before', async () => {
    const early = document.createElement('clarm-widget');
    document.body.append(early);
    early.open();
    test = mountTestClarm({ locale: 'de' });
    expect(test.element).to.equal(early);
    await test.until(() => test.element.opened);
    expect(field().placeholder).to.equal('Nachricht schreiben…');
  });

  it('leaves a second element on the page empty', async () => {
    test = mountTestClarm();
    const second = document.createElement('clarm-widget');
    document.body.append(second);
    await second.updateComplete;
    expect(second.shadowRoot!.querySelector('.panel')).to.equal(null);
    second.remove();
  });

  it('moves into a new element where a page took the first one away', async () => {
    test = mountTestClarm();
    test.element.remove();
    const next = document.createElement('clarm-widget');
    document.body.append(next);
    await next.updateComplete;
    expect(next.shadowRoot!.querySelector('.launcher')).to.not.equal(null);
    next.open();
    expect(next.opened).to.equal(true);
    next.remove();
  });
});
