import { expect } from '@open-wc/testing';
import { timelineEvent } from '../../testing/samples.ts';
import { describeEvent } from './describe-event.ts';

const described = (event: string, properties: Record<string, unknown> = {}, url?: string) => {
  const over = { properties, ...(url ? { url } : {}) };
  const { title, detail } = describeEvent(timelineEvent('e', event, 1, over));
  return [title, detail].filter(Boolean).join(' | ');
};

describe('an event in words', () => {
  it('is said as a person would', () => {
    expect(described('page_view', {}, 'https://example.com/pricing')).to.equal('/pricing');
    expect(described('message_sent', { asks: 'pricing' })).to.equal(
      'Sent a message | asks about pricing',
    );
    expect(described('identify', { name: 'Jane', email: 'j@a.com', company: 'Acme' })).to.equal(
      'Identified as Jane | j@a.com · Acme',
    );
    expect(
      described('purchase', { amount: 299, currency: 'USD', plan: 'growth', orderId: 'ord_1' }),
    ).to.equal('Purchase $299.00 | growth · ord_1');
    expect(described('goal_achieved', { goal: 'demo_booked', value: 500 })).to.equal(
      'Goal reached: demo_booked | 500',
    );
  });

  it('says what was captured of links and forms', () => {
    const away = { url: 'https://partner.com/offer?id=1', text: 'Our partner' };
    expect(described('outbound_click', away)).to.equal(
      'Followed a link to partner.com | Our partner',
    );
    const file = { url: 'https://example.com/files/price%20list.pdf?v=2', text: 'Prices' };
    expect(described('file_download', file)).to.equal('Downloaded price list.pdf | Prices');
    expect(described('form_submit', { form: 'signup', action: 'https://a.com/join' })).to.equal(
      'Submitted the form “signup” | /join',
    );
    expect(described('form_submit', { form: '', action: 'https://a.com/join' })).to.equal(
      'Submitted a form | /join',
    );
    expect(described('ignore')).to.equal('Marked as your own team’s browser');
  });

  it('has words for every event that README says is tracked without a call', async () => {
    const readme = await (await fetch('/README.md')).text();
    const table = readme.split('### What is tracked without a call')[1]!.split('\n\n')[1]!;
    const names = table
      .split('\n')
      .slice(2)
      .flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
    expect(names).to.include.members(['page_view', 'form_submit']);
    for (const name of names) expect(described(name), name).not.to.contain(name);
  });

  it('shows a site’s own with its first properties', () => {
    expect(described('Plan Compared', { a: 1, b: 'x', c: { d: 2 }, e: 4, f: 5 })).to.equal(
      'Plan Compared | a: 1 · b: x · c: {"d":2} · e: 4',
    );
  });

  it('survives whatever a page may send', () => {
    expect(described('purchase', { amount: 5, currency: 'not a currency' })).to.contain('5');
    expect(described('purchase', { amount: 'lots' })).to.equal('Purchase');
    expect(described('constructor', {})).to.equal('constructor');
    expect(described('outbound_click', { url: 'nowhere' })).to.equal('Followed a link');
    expect(described('file_download', { url: 'https://a.com/' })).to.equal('Downloaded a file');
    expect(described('file_download', { url: 'https://a.com/%ff.pdf' })).to.contain('%ff.pdf');
    expect(described('form_submit', { form: 5, action: {} })).to.equal('Submitted the form “5”');
    expect(described('click', { element: { toString: 1 } })).to.equal('Clicked something');
  });
});
