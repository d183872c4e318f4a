import { expect, html } from '@open-wc/testing';
import { useFakeTimers } from 'sinon';
import { mount, wordsOf } from '../../testing/mount.ts';
import './time-ago.ts';
import type { TimeAgo } from './time-ago.ts';

describe('a relative time', () => {
  it('stays true while one looks', async () => {
    const clock = useFakeTimers({
      now: Date.parse('2026-03-23T14:35:00Z'),
      toFake: ['Date', 'setInterval', 'clearInterval'],
    });
    const el = await mount<TimeAgo>(
      html`<clarm-time-ago at="2026-03-23T14:34:50Z"></clarm-time-ago>`,
    );
    expect(wordsOf(el)).to.equal('10s ago');
    clock.tick(3_000);
    await el.updateComplete;
    expect(wordsOf(el)).to.equal('13s ago');
    expect(el.renderRoot.querySelector('time')?.dateTime).to.equal('2026-03-23T14:34:50Z');
    clock.restore();
  });

  it('shares one timer, and gives it up with the last of them', async () => {
    const clock = useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const at = new Date().toISOString();
    const el = await mount<TimeAgo>(html`<clarm-time-ago at=${at}></clarm-time-ago>`);
    const more = [0, 1, 2].map(() => document.createElement('clarm-time-ago'));
    document.body.append(...more);
    expect(clock.countTimers()).to.equal(1);
    for (const one of [el, ...more]) one.remove();
    expect(clock.countTimers()).to.equal(0);
    clock.restore();
  });
});
