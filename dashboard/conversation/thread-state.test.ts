import { expect } from '@open-wc/testing';
import { conversation } from '../testing/samples.ts';
import { lastSeq, linesOf, unconfirmed, withMessage, type Draft } from './thread-state.ts';

const draft: Draft = {
  message_id: 'd1',
  text: 'Yes',
  at: conversation.started_at,
  state: 'sending',
};
const confirmed = { message_id: 'd1', seq: 4, from: 'team', text: 'Yes', at: draft.at } as const;

describe('a conversation’s lines', () => {
  it('end with what is on its way', () => {
    const lines = linesOf(conversation, [draft]);
    expect(lines.map(({ kind }) => kind)).to.deep.equal(['message', 'message', 'message', 'draft']);
  });

  it('show a message once, whichever came first: the answer or the live feed', () => {
    const after = withMessage(conversation, confirmed);
    expect(linesOf(after, [draft]).length).to.equal(4);
    expect(unconfirmed(after, [draft])).to.deep.equal([]);
    expect(withMessage(after, confirmed)).to.equal(after);
    expect(lastSeq(after)).to.equal(4);
  });

  it('know what the visitor has seen', () => {
    const seen = linesOf(conversation, []).map((line) => line.kind === 'message' && line.seen);
    expect(seen).to.deep.equal([true, true, false]);
  });
});
