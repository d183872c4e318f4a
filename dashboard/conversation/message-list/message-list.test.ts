import { expect, html } from '@open-wc/testing';
import { find, mount, settled } from '../../testing/mount.ts';
import type { Line } from '../thread-state.ts';
import './message-list.ts';
import type { MessageList } from './message-list.ts';

const CODE = `\`\`\`\nnpm exec --package=clarm -- clarm ${'--with-a-long-option '.repeat(12)}\n\`\`\``;
const from = (who: 'visitor' | 'team', seq: number): Line => ({
  kind: 'message',
  message: { message_id: `m${seq}`, seq, from: who, text: CODE, at: '2026-03-23T14:35:00Z' },
  seen: true,
  delivered: true,
});
const note: Line = {
  kind: 'note',
  note: { note_id: 'n1', text: CODE, at: '2026-03-23T14:36:00Z' },
};

describe('the messages', () => {
  it('keep a long line of code in its bubble, where it scrolls', async () => {
    const el = await mount<MessageList>(
      html`<clarm-message-list
        .lines=${[from('visitor', 1), from('team', 2), note]}
      ></clarm-message-list>`,
    );
    el.style.width = '320px';
    await settled(el);
    const scroller = find(el, '.scroller')!;
    expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
    for (const bubble of el.renderRoot.querySelectorAll('.bubble')) {
      const code = bubble.querySelector('pre')!;
      expect(bubble.getBoundingClientRect().width).to.be.at.most(320);
      expect(code.getBoundingClientRect().right).to.be.at.most(
        bubble.getBoundingClientRect().right,
      );
      expect(code.scrollWidth).to.be.greaterThan(code.clientWidth);
    }
  });
});
