import { expect } from '@open-wc/testing';
import { button, find, findAll, settled, wordsOf } from '../../testing/mount.ts';
import { enrichmentSettings, openSettings } from '../../testing/settings-samples.ts';
import type { Call } from '../../testing/test-api.ts';
import { ownId } from './own-id.ts';

const PUT = { 'PUT /settings/enrichment': enrichmentSettings };
const byLabel = <E extends HTMLElement>(el: Element, label: string): E =>
  findAll<E>(el, 'button, input').find((one) => one.ariaLabel === label)!;
const type = (el: Element, label: string, value: string, event = 'input') => {
  const input = byLabel<HTMLInputElement>(el, label);
  input.value = value;
  input.dispatchEvent(new Event(event));
};

describe('the enrichment', () => {
  it('shows what it found, saved and cost, and how old its data is', async () => {
    const { el } = await openSettings('enrichment');
    expect(wordsOf(el)).to.contain('92 %').and.contain('$4.50').and.contain('of $50.00');
    expect(wordsOf(el)).to.contain('12 days old').and.contain('3 left out: over budget');
    expect(wordsOf(find(el, '[data-provider=pdl]')))
      .to.contain('Failing')
      .and.contain('HTTP 500');
  });

  it('asks in the order that buttons make, and sends no key that was not typed', async () => {
    const { el, save } = await openSettings('enrichment', PUT);
    expect(byLabel(el, 'Key of IPinfo').getAttribute('placeholder')).to.contain('ab12');
    type(el, 'Key of Hunter', 'secret-key-1');
    await settled(el);
    byLabel(el, 'Ask IPinfo later').click();
    await settled(el);
    expect(byLabel<HTMLInputElement>(el, 'Key of Hunter').value).to.equal('secret-key-1');
    byLabel(el, 'Ask Hunter').click();
    type(el, 'Cost of a lookup by IPinfo, US$', '0.01', 'change');
    await settled(el);
    find<HTMLInputElement>(el, '[name=reverse-dns]')!.checked = true;
    const body = (await save())?.body;
    expect(body).to.have.deep.property('providers', [
      { id: 'pdl', enabled: true, cost: null },
      { id: 'ipinfo', enabled: true, cost: 0.01 },
      { id: 'hunter', enabled: true, cost: null, key: 'secret-key-1' },
    ]);
    expect(body).to.include({ reverse_dns: true, monthly_budget: null });
  });

  it('tests a provider with the key that was typed, and says what it found', async () => {
    const { el, calls } = await openSettings('enrichment', {
      'POST /settings/enrichment/test': {
        ok: true,
        outcome: 'found',
        message: 'The provider answered.',
        duration_ms: 80,
        found: { 'company.name': 'Google' },
      },
    });
    type(el, 'Key of IPinfo', 'another-key');
    await settled(el);
    byLabel(el, 'Test IPinfo').click();
    await settled(el);
    expect(calls.at(-1)?.body).to.deep.equal({ provider: 'ipinfo', key: 'another-key' });
    expect(wordsOf(find(el, '[data-provider=ipinfo]'))).to.contain('Found Google');
  });
});

describe('a provider of the site’s own', () => {
  const answer = {
    ok: true,
    outcome: 'found',
    message: 'The provider answered.',
    duration_ms: 80,
    found: { 'company.name': 'Acme' },
  };
  const describeOne = async (answers = {}) => {
    const opened = await openSettings('enrichment', {
      ...PUT,
      'POST /settings/enrichment/test': answer,
      ...answers,
    });
    const { el } = opened;
    button(el, 'Add your own provider')!.click();
    await settled(el);
    const form = find(el, 'clarm-own-provider-form')!;
    find<HTMLInputElement>(form, '#name')!.value = 'Firmen-DB';
    find<HTMLInputElement>(form, '#url')!.value = 'https://api.example.com/{domain}';
    find<HTMLInputElement>(form, '#key')!.value = 'own-key-12';
    type(form, 'Path in the answer', 'data.name');
    await settled(el);
    const tryOut = async () => {
      find<HTMLFormElement>(form, 'form')!.requestSubmit();
      await settled(el);
    };
    return { ...opened, form, tryOut };
  };

  it('is added only after it has answered', async () => {
    const { el, form, calls, tryOut, save } = await describeOne();
    await expect(el).to.be.accessible();
    const add = button(form, 'Add to the waterfall')!;
    expect(add.ariaDisabled).to.equal('true');
    await tryOut();
    expect(calls.at(-1)?.body).to.deep.include({
      key: 'own-key-12',
      value: 'example.com',
    });
    expect(wordsOf(form)).to.contain('company.name Acme');
    await expect(el).to.be.accessible();
    add.click();
    await settled(el);
    const body = (await save())?.body as Call['body'];
    expect(body).to.have.nested.property('own[0].id', 'own_firmen_db');
    expect(body)
      .to.have.nested.property('own[0].fields')
      .deep.equal({ 'company.name': 'data.name' });
    expect(body).to.have.nested.property('providers[2].key', 'own-key-12');
  });

  it('is tried again after any change', async () => {
    const { form, tryOut } = await describeOne();
    await tryOut();
    const add = button(form, 'Add to the waterfall')!;
    expect(add.ariaDisabled).to.equal('false');
    find<HTMLInputElement>(form, '#url')!.dispatchEvent(
      new Event('input', { bubbles: true, composed: true }),
    );
    await settled(form as Parameters<typeof settled>[0]);
    expect(add.ariaDisabled).to.equal('true');
    await tryOut();
    button(form, 'Add a field')!.click();
    await settled(form as Parameters<typeof settled>[0]);
    expect(findAll(form, '.map').length).to.equal(2);
    expect(add.ariaDisabled).to.equal('true');
  });

  it('is tried by Enter in each of its fields', async () => {
    const { el, form, calls } = await describeOne();
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true });
    byLabel(form, 'Path in the answer').dispatchEvent(enter);
    await settled(el);
    expect(calls.at(-1)?.path).to.equal('/settings/enrichment/test');
  });

  it('says why it did not answer', async () => {
    const { el, form, tryOut } = await describeOne({
      'POST /settings/enrichment/test': {
        ...answer,
        ok: false,
        message: 'The provider does not accept this key.',
        found: {},
      },
    });
    await tryOut();
    expect(wordsOf(form)).to.contain('does not accept this key');
    await expect(el).to.be.accessible();
  });

  it('has an id of its name, and another where that is taken', () => {
    expect(ownId('Büro & Co.', [])).to.equal('own_bu_ro_co');
    expect(ownId('x', ['own_x'])).to.equal('own_x_2');
    expect(ownId('…', [])).to.equal('own_provider');
  });
});
