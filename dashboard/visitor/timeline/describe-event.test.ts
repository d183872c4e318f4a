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

  it('shows a site’s own with its first properties', () => {
    expect(described('Plan Compared', { a: 1, b: 'x', c: { d: 2 }, e: 4, f: 5 })).to.equal(
      'Plan Compared | a: 1 · b: x · c: {"d":2} · e: 4',
    );
  });

  it('survives whatever a page may send', () => {
    expect(described('purchase', { amount: 5, currency: 'not a currency' })).to.contain('5');
    expect(described('purchase', { amount: 'lots' })).to.equal('Purchase');
    expect(described('constructor', {})).to.equal('constructor');
    expect(described('click', { element: { toString: 1 } })).to.equal('Clicked something');
  });
});
