import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { restore, stub, type SinonStub } from 'sinon';
import type { FeedMessage, PanelVisitor, PersonaCard } from '../../contract.ts';
import '../demo-bar.ts';
import type { DemoBar } from './demo-bar-element.ts';
import type { PersonaMenu } from './persona-menu.ts';

const PERSONAS: PersonaCard[] = [
  { id: 'car-maker', label: 'Somebody at BMW', network: 'Company', expect: 'Named.' },
  { id: 'home', label: 'A home', network: 'Home connection', expect: 'No company.' },
];
const VISITOR: PanelVisitor = {
  id: 'v_1',
  intent: 62,
  score_breakdown: [
    { signal: 'page:pricing', count: 2, points: 40, cap: 40, at: '' },
    { signal: 'company', count: 1, points: 22, cap: 25, at: '' },
  ],
  network_type: 'business',
};

/** The stream as the element opens it; the test says what comes. */
class FakeEventSource {
  static latest: FakeEventSource;
  onmessage: ((event: { data: string }) => void) | null = null;
  closed = false;
  readonly url: string;
  constructor(url: string) {
    this.url = url;
    FakeEventSource.latest = this;
  }
  say(message: FeedMessage) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  close() {
    this.closed = true;
  }
}

const snapshot = (persona: string | null): FeedMessage => ({
  kind: 'snapshot',
  persona,
  events: [],
  inbox: [],
  visitor: null,
});
const RealEventSource = window.EventSource;
let visitor: string | undefined;
let calls: unknown[][];
let request: SinonStub;

const inside = (bar: DemoBar, selector: string): HTMLElement | null =>
  bar.renderRoot.querySelector(selector);
const panel = (bar: DemoBar): string =>
  inside(bar, 'clarm-demo-panel')?.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
const saved = (): unknown[] =>
  request
    .getCalls()
    .filter(({ args }) => args[0] === '/demo/api/persona')
    .map(({ args }) => JSON.parse(String(args[1].body)) as unknown);

async function mount(): Promise<DemoBar> {
  const bar = await fixture<DemoBar>(html`<clarm-demo-bar></clarm-demo-bar>`);
  await waitUntil(() => FakeEventSource.latest?.url.includes(visitor ?? 'nobody'));
  return bar;
}

describe('clarm-demo-bar', () => {
  beforeEach(() => {
    localStorage.clear();
    localStorage.setItem('clarm-demo-controls', JSON.stringify({ panelOpen: true }));
    visitor = 'v_1';
    calls = [];
    const track = (...call: unknown[]) => {
      calls.push(call);
      if (call[0] === 'ready') (call[1] as () => void)();
      if (call[0] === 'reset') visitor = `v_${calls.length}_new`;
    };
    window.ClarmTrack = Object.assign(track, { visitorId: () => visitor }) as never;
    window.EventSource = FakeEventSource as never;
    request = stub(window, 'fetch').callsFake(async () => Response.json({ data: PERSONAS }));
  });
  afterEach(() => {
    restore();
    window.EventSource = RealEventSource;
    delete window.ClarmTrack;
  });

  it('follows the visitor that the widget names', async () => {
    await mount();
    expect(FakeEventSource.latest.url).to.equal('/demo/api/feed?visitor_id=v_1');
  });

  it('shows the score as it moves, with its parts', async () => {
    const bar = await mount();
    FakeEventSource.latest.say(snapshot(null));
    FakeEventSource.latest.say({ kind: 'visitor', visitor: VISITOR });
    await aTimeout(0);
    expect(inside(bar, '.score')).to.have.text('62');
    expect(panel(bar)).to.contain('8 more to an alert at 70').and.contain('Pricing pages × 2');
    FakeEventSource.latest.say({ kind: 'visitor', visitor: { ...VISITOR, intent: 75 } });
    await aTimeout(0);
    expect(inside(bar, '.score')).to.have.text('75').and.have.class('high');
  });

  it('shows events and signed webhooks as they come', async () => {
    const bar = await mount();
    FakeEventSource.latest.say(snapshot(null));
    const at = '2026-03-23T14:35:00Z';
    const event = { event_id: 'e', event: 'message_sent', at, detail: 'asks for pricing' };
    FakeEventSource.latest.say({ kind: 'event', event });
    const item = {
      webhook_id: 'w',
      event: 'high_intent_visitor',
      timestamp: at,
      received_at: at,
      verified: true,
      deliveries: 1,
      payload: { data: { intent_score: 75 } },
    };
    FakeEventSource.latest.say({ kind: 'webhook', item });
    await aTimeout(0);
    expect(panel(bar)).to.contain('message_sent').and.contain('asks for pricing');
    expect(panel(bar)).to.contain('Signature verified').and.contain('"intent_score": 75');
  });

  it('goes home first when somebody else is chosen elsewhere, and plays them from there', async () => {
    localStorage.setItem('clarm-demo-controls', JSON.stringify({ next: 'home' }));
    const bar = await mount();
    // This page is not the home page: the choice waits.
    expect(calls.map(([name]) => name)).to.not.contain('reset');
    bar.remove();
    history.replaceState(null, '', '/demo/');
    await fixture(html`<clarm-demo-bar></clarm-demo-bar>`);
    await waitUntil(() => saved().length > 0);
    expect(calls.map(([name]) => name)).to.contain('reset');
    expect(saved()).to.deep.equal([{ visitor_id: visitor, persona: 'home' }]);
    expect(visitor).to.match(/_new$/);
    await waitUntil(() => FakeEventSource.latest.url.includes(String(visitor)));
  });

  it('makes a new visitor on the home page without a load', async () => {
    history.replaceState(null, '', '/demo/');
    const bar = await mount();
    inside(bar, '.persona')!.click();
    await bar.updateComplete;
    const menu = inside(bar, 'clarm-demo-personas') as PersonaMenu;
    const listed = () => menu.renderRoot.querySelectorAll('button');
    await waitUntil(() => listed().length === 3);
    const chosen = oneEvent(menu, 'clarm-demo-persona');
    listed()[0]!.click();
    expect((await chosen).detail).to.deep.equal({ persona: 'car-maker' });
    await waitUntil(() => saved().length > 0);
    expect(saved()).to.deep.equal([{ visitor_id: visitor, persona: 'car-maker' }]);
    FakeEventSource.latest.say(snapshot('car-maker'));
    await aTimeout(0);
    expect(inside(bar, '.persona strong')).to.have.text('Somebody at BMW');
  });

  it('says again whom the visitor plays on every page, before the widget is there', async () => {
    const kept = { persona: 'home', visitor: 'v_1' };
    localStorage.setItem('clarm-demo-controls', JSON.stringify(kept));
    await fixture(html`<clarm-demo-bar></clarm-demo-bar>`);
    expect(saved()).to.deep.equal([{ visitor_id: 'v_1', persona: 'home' }]);
  });

  it('stays the same person when a form makes another visitor of the browser', async () => {
    const kept = { persona: 'home', visitor: 'v_1' };
    localStorage.setItem('clarm-demo-controls', JSON.stringify(kept));
    await mount();
    visitor = 'v_identified';
    await waitUntil(() => saved().length > 1);
    expect(saved()[1]).to.deep.equal({ visitor_id: 'v_identified', persona: 'home' });
  });

  it('says why there is nothing to see where the browser asks not to be tracked', async () => {
    visitor = undefined;
    const bar = await fixture<DemoBar>(html`<clarm-demo-bar></clarm-demo-bar>`);
    await aTimeout(0);
    expect(panel(bar)).to.contain('asks not to be tracked');
    expect(inside(bar, '.dashboard')).to.equal(null);
  });

  it('closes the list on Escape and gives the focus back', async () => {
    const bar = await mount();
    inside(bar, '.persona')!.click();
    await bar.updateComplete;
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await bar.updateComplete;
    expect(inside(bar, 'clarm-demo-personas')).to.equal(null);
    expect(bar.shadowRoot?.activeElement).to.equal(inside(bar, '.persona'));
  });

  it('remembers that the panel was closed, and tells the page', async () => {
    const bar = await mount();
    expect(document.documentElement.dataset['demoPanel']).to.equal('open');
    inside(bar, '.toggle')!.click();
    await bar.updateComplete;
    expect(inside(bar, 'clarm-demo-panel')).to.equal(null);
    expect(document.documentElement.dataset['demoPanel']).to.equal('closed');
    expect(localStorage.getItem('clarm-demo-controls')).to.contain('"panelOpen":false');
  });

  it('is accessible, with the list open and the panel full', async () => {
    const bar = await mount();
    FakeEventSource.latest.say(snapshot('home'));
    FakeEventSource.latest.say({ kind: 'visitor', visitor: VISITOR });
    inside(bar, '.persona')!.click();
    await bar.updateComplete;
    await expect(bar).to.be.accessible();
  });

  it('ends its stream when it goes', async () => {
    const bar = await mount();
    bar.remove();
    expect(FakeEventSource.latest.closed).to.equal(true);
  });
});
