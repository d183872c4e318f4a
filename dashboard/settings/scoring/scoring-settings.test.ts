import { expect } from '@open-wc/testing';
import { button, find, findAll, settled, wordsOf } from '../../testing/mount.ts';
import { openSettings, scoringSettings } from '../../testing/settings-samples.ts';
import { ApiFailure } from '../../testing/test-api.ts';

const PATCH = { 'PATCH /settings/scoring': scoringSettings };
const type = async (el: Element, label: string, value: string, event = 'change') => {
  const input = findAll<HTMLInputElement>(el, 'input').find((one) => one.ariaLabel === label)!;
  input.value = value;
  input.dispatchEvent(new Event(event));
};

describe('the scoring', () => {
  it('is saved whole, with rules and points as they were changed', async () => {
    const { el, save } = await openSettings('scoring', PATCH);
    button(el, 'Add a rule')!.click();
    await settled(el);
    await type(el, 'Path of rule 2', '/webinars/*');
    await settled(el);
    await type(el, 'Kind of rule 2', 'webinar');
    await settled(el);
    const points = find<HTMLInputElement>(el, '#w-pricing')!;
    points.value = '20';
    points.dispatchEvent(new Event('change'));
    find<HTMLInputElement>(el, '#s-messages')!.value = '20, 5';
    find<HTMLInputElement>(el, '#rearm')!.value = '50';
    find<HTMLInputElement>(el, '#cap-pages')!.value = '45';
    await settled(el);
    const body = (await save())?.body as Record<string, unknown>;
    expect(body).to.deep.include({
      threshold: 70,
      rearm_at: 50,
      use_default_pages: true,
      caps: { pages: 45, engagement: 35, company: 25 },
      half_lives: { pages: 3, engagement: 7 },
      company_full_at: 20,
      target_industries: ['Software'],
      pages: [
        { pattern: '/plans/**', kind: 'pricing' },
        { pattern: '/webinars/*', kind: 'webinar' },
      ],
    });
    expect(body['weights']).to.deep.include({ pages: { pricing: 20, docs: 3, webinar: 9 } });
    expect(body['weights']).to.have.nested.property('signals.messages').that.deep.equals([20, 5]);
  });

  it('takes the industries that are chosen, in the order of the list', async () => {
    const { el, save } = await openSettings('scoring', PATCH);
    const box = (name: string) => find<HTMLInputElement>(el, `input[value="${name}"]`)!;
    expect([box('Banking').checked, box('Software').checked]).to.deep.equal([false, true]);
    box('Banking').click();
    await settled(el);
    box('Software').click();
    await settled(el);
    box('Software').click();
    await settled(el);
    expect((await save())?.body).to.have.deep.property('target_industries', [
      'Banking',
      'Software',
    ]);
  });

  it('tries a path by rules that are not saved yet', async () => {
    const { el, calls } = await openSettings('scoring', {
      'POST /settings/scoring/test': {
        data: [
          { path: '/x', kind: 'demo', points: 26, rule: { from: 'site', index: 0, pattern: '/x' } },
        ],
      },
    });
    await type(el, 'Path of rule 1', '/x');
    await settled(el);
    const input = find<HTMLInputElement>(el, '#try')!;
    input.value = '/x';
    input.dispatchEvent(new Event('input'));
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.include({
      paths: ['/x'],
      pages: [{ pattern: '/x', kind: 'pricing' }],
    });
    expect(wordsOf(el)).to.contain('demo: 26 points (by rule 1)');
  });

  it('says which points are no list of numbers, and saves nothing', async () => {
    const { el, save } = await openSettings('scoring', PATCH);
    find<HTMLInputElement>(el, '#s-identify')!.value = 'ten';
    expect(await save()).to.equal(undefined);
    expect(wordsOf(find(el, '#signals-note'))).to.contain('Numbers from 0 to 100');
    await expect(el).to.be.accessible();
  });

  it('says what does not fit together', async () => {
    const problem = { path: 'caps', message: 'are 120 together' };
    const { el, save } = await openSettings('scoring', {
      'PATCH /settings/scoring': new ApiFailure(422, 'invalid', 'No.', [problem]),
    });
    await save();
    expect(wordsOf(el)).to.contain('are 120 together');
    await expect(el).to.be.accessible();
  });

  it('takes away a kind of the site’s own, never a usual one', async () => {
    const { el, save } = await openSettings('scoring', PATCH);
    const removers = findAll(el, 'button').flatMap(({ ariaLabel }) =>
      ariaLabel?.startsWith('Remove ') && !ariaLabel.includes('rule') ? [ariaLabel] : [],
    );
    expect(removers).to.deep.equal(['Remove webinar']);
    findAll(el, 'button')
      .find((one) => one.ariaLabel === 'Remove webinar')!
      .click();
    await settled(el);
    expect((await save())?.body).to.have.nested.property('weights.pages.webinar', null);
  });

  it('goes back to the defaults after a question', async () => {
    const { el, calls } = await openSettings('scoring', PATCH);
    button(el, 'Back to the defaults')!.click();
    await settled(el);
    button(find(el, 'clarm-confirm')!, 'Back to the defaults')!.click();
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.equal({ reset: true, threshold: 70 });
  });
});
