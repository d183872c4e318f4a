import { expect, fixture, html } from '@open-wc/testing';
import { keepTotals } from './order.ts';
import { reportClicks } from './click-calls.ts';
import { runTour } from './tour.ts';
import { switchBilling } from './billing-switch.ts';
import { takeForms } from './forms.ts';

const FORM = (name: string) => html`
  <section>
    <form data-form=${name}>
      <input name="email" value=" jane@acme.com " />
      <input name="name" value="Jane Smith" />
      <input name="company" value="" />
      <input type="radio" name="plan" value="team" data-amount="79" />
      <input type="radio" name="plan" value="growth" data-amount="299" />
      <button>Send</button>
    </form>
    <div data-done tabindex="-1" hidden>Thanks <code data-order></code></div>
  </section>
`;

describe('the demo site', () => {
  let calls: unknown[][];
  before(() => {
    takeForms();
    reportClicks();
  });
  beforeEach(() => {
    calls = [];
    window.ClarmTrack = ((...call: unknown[]) => void calls.push(call)) as never;
    history.replaceState(null, '', '/demo/');
  });
  after(() => delete window.ClarmTrack);

  const send = (section: Element) => section.querySelector('button')!.click();

  it('identifies on the contact form, without empty fields', async () => {
    const section = await fixture(FORM('contact'));
    send(section);
    expect(calls).to.deep.equal([['identify', { email: 'jane@acme.com', name: 'Jane Smith' }]]);
    expect(section.querySelector('form')!.hidden).to.equal(true);
    expect(document.activeElement).to.equal(section.querySelector('[data-done]'));
  });

  it('reaches a goal when a demo is booked', async () => {
    send(await fixture(FORM('demo')));
    expect(calls.map(([name]) => name)).to.deep.equal(['identify', 'goal_achieved']);
    expect(calls[1]![1]).to.deep.equal({ goal: 'demo_booked', value: 500 });
  });

  it('reports the purchase of the plan that the address names', async () => {
    history.replaceState(null, '', '/demo/checkout?plan=team');
    const section = await fixture(FORM('checkout'));
    keepTotals();
    send(section);
    const [, purchase] = calls;
    expect(purchase![0]).to.equal('purchase');
    const { orderId, ...rest } = purchase![1] as Record<string, unknown>;
    expect(rest).to.deep.equal({ amount: 79, currency: 'USD', plan: 'team' });
    expect(orderId).to.match(/^ord_[0-9a-f]{12}$/);
    expect(section.querySelector('[data-order]')).to.have.text(String(orderId));
  });

  it('reports clicks on what carries data-click', async () => {
    const link = await fixture<HTMLElement>(
      html`<button data-click="pricing_cta" data-click-plan="team"><b>Choose</b></button>`,
    );
    link.querySelector('b')!.click();
    expect(calls).to.deep.equal([
      ['click', { element: 'pricing_cta', page: '/demo/', plan: 'team' }],
    ]);
  });

  it('shows yearly prices', async () => {
    const pricing = await fixture(html`
      <div data-pricing>
        <button data-billing="monthly" aria-pressed="true"></button>
        <button data-billing="yearly" aria-pressed="false"></button>
        <strong data-monthly="$79" data-yearly="$63">$79</strong>
      </div>
    `);
    switchBilling();
    pricing.querySelector<HTMLElement>('[data-billing="yearly"]')!.click();
    expect(pricing.querySelector('strong')).to.have.text('$63');
    expect(pricing.querySelector('[aria-pressed="true"]')).to.have.attribute(
      'data-billing',
      'yearly',
    );
  });

  it('moves through the tour with the History API, back included', async () => {
    history.replaceState(null, '', '/demo/app/');
    document.title = 'Overview · Tour · Lumen';
    const tour = await fixture(html`
      <div data-tour>
        <a href="/demo/app/" data-route aria-current="page">Overview</a>
        <a href="/demo/app/funnels" data-route aria-current="false">Funnels</a>
        <section data-view="/demo/app/" data-title="Overview" class="tour-view-current">
          <h2 tabindex="-1">Overview</h2>
        </section>
        <section data-view="/demo/app/funnels" data-title="Funnels">
          <h2 tabindex="-1">F</h2>
        </section>
      </div>
    `);
    runTour();
    const current = () => tour.querySelector('.tour-view-current')!.getAttribute('data-title');
    tour.querySelectorAll('a')[1]!.click();
    expect(location.pathname).to.equal('/demo/app/funnels');
    expect(document.title).to.equal('Funnels · Tour · Lumen');
    expect(current()).to.equal('Funnels');
    const moved = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
    history.back();
    await moved;
    expect(current()).to.equal('Overview');
    expect(tour.querySelector('[aria-current="page"]')).to.have.attribute('href', '/demo/app/');
  });
});
