import { expect } from '@open-wc/testing';
import { useFakeTimers, type SinonFakeTimers } from 'sinon';
import { coalesce } from './coalesce.ts';

describe('coalesced changes', () => {
  let clock: SinonFakeTimers;
  beforeEach(() => (clock = useFakeTimers()));
  afterEach(() => clock.restore());

  it('are handed on together, then at most once a second', async () => {
    const runs: string[][] = [];
    const changes = coalesce((ids) => void runs.push([...ids]));
    changes.add('a');
    changes.add('b');
    changes.add('a');
    await clock.tickAsync(60);
    expect(runs).to.deep.equal([['a', 'b']]);
    changes.add('c');
    await clock.tickAsync(900);
    expect(runs.length).to.equal(1);
    await clock.tickAsync(200);
    expect(runs).to.deep.equal([['a', 'b'], ['c']]);
  });

  it('wait for a slow run to end', async () => {
    let isRunning = 0;
    let most = 0;
    const changes = coalesce(async () => {
      most = Math.max(most, (isRunning += 1));
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      isRunning -= 1;
    });
    for (let i = 0; i < 20; i += 1) {
      changes.add(`${i}`);
      await clock.tickAsync(1_000);
    }
    expect(most).to.equal(1);
  });

  it('go on after a run that failed', async () => {
    let runs = 0;
    const changes = coalesce(async () => {
      runs += 1;
      await Promise.resolve();
    });
    changes.add('a');
    await clock.tickAsync(2_000);
    changes.add('b');
    await clock.tickAsync(2_000);
    expect(runs).to.equal(2);
  });

  it('are forgotten when nobody waits for them', async () => {
    let runs = 0;
    const changes = coalesce(() => void (runs += 1));
    changes.add('a');
    changes.cancel();
    await clock.tickAsync(5_000);
    expect(runs).to.equal(0);
  });
});
