import { expect } from '@open-wc/testing';
import { conversation } from '../testing/samples.ts';
import { patchOf, patched } from './patched.ts';

const ada = { id: 'm_ada', name: 'Ada' };
const turn = (name: Parameters<typeof patchOf>[0], over: Partial<typeof conversation> = {}) =>
  patchOf(name, { ...conversation, ...over }, ada, Date.UTC(2026, 2, 23));

describe('a change of a conversation', () => {
  it('is made by a key, and taken back by the same', () => {
    expect(turn('close', { status: 'open' })).to.deep.equal({ status: 'closed' });
    expect(turn('close', { status: 'closed' })).to.deep.equal({ status: 'open' });
    expect(turn('assign')).to.deep.equal({ assignee: ada.id });
    expect(turn('assign', { assignee: ada })).to.deep.equal({ assignee: null });
    expect(turn('snooze', { status: 'open' })).to.include({ status: 'snoozed' });
    expect(turn('snooze', { status: 'snoozed' })).to.deep.equal({ status: 'open' });
  });

  it('is shown before it is read again', () => {
    const mine = patched({ ...conversation, tags: ['vip'] }, { assignee: ada.id }, [ada]);
    expect(mine).to.deep.include({ assignee: ada, tags: ['vip'], status: conversation.status });
    expect(patched(mine, { status: 'closed' }, [ada])).to.deep.include({
      assignee: ada,
      status: 'closed',
    });
    expect(patched(mine, { assignee: null }, [ada])).not.to.have.property('assignee');
  });

  it('ends a snooze, unless it is one', () => {
    const until = '2026-03-24T09:00:00.000Z';
    const resting = patched(conversation, { status: 'snoozed', snoozed_until: until }, []);
    expect(resting).to.include({ snoozed_until: until });
    expect(patched(resting, { status: 'open' }, [])).not.to.have.property('snoozed_until');
  });
});
