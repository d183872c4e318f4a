import { expect } from '@open-wc/testing';
import type { ConversationRow } from '../../../server/contracts/chat.ts';
import { conversationRow } from '../../testing/samples.ts';
import { newMessages } from './new-messages.ts';

const row = (over: Partial<ConversationRow>): ConversationRow => ({ ...conversationRow, ...over });
const later = '2026-03-23T14:36:00Z';

describe('new messages', () => {
  it('are those a visitor wrote since, in a conversation that is known or not', () => {
    const again = row({ unread: 2, last_message_at: later });
    const first = row({ id: 'c_new0000000000000', last_message_at: later });
    expect(newMessages([conversationRow], [again, first])).to.deep.equal([again, first]);
  });

  it('are not one’s own replies, nor what was unread before or is read by now', () => {
    const own = row({ unread: 2, last_message: { from: 'team', text: 'Hi' } });
    expect(newMessages([conversationRow], [own])).to.deep.equal([]);
    expect(newMessages([conversationRow], [conversationRow])).to.deep.equal([]);
    expect(newMessages([conversationRow], [row({ unread: 0 })])).to.deep.equal([]);
  });

  it('are not those of an older conversation that comes into the list', () => {
    const old = row({ id: 'c_old0000000000000', last_message_at: '2026-03-01T00:00:00Z' });
    expect(newMessages([conversationRow], [conversationRow, old])).to.deep.equal([]);
  });
});
