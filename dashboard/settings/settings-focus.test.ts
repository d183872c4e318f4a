import { expect } from '@open-wc/testing';
import { spy } from 'sinon';
import { ToastEvent } from '../components/toasts/toast-event.ts';
import { button, find, findAll, settled, wordsOf } from '../testing/mount.ts';
import { siteSettings } from '../testing/samples.ts';
import { openSettings } from '../testing/settings-samples.ts';
import { ApiFailure, never } from '../testing/test-api.ts';

/** What has the focus, through the shadow roots. */
function focused(root: Document | ShadowRoot = document): Element | null {
  const { activeElement } = root;
  return (activeElement?.shadowRoot && focused(activeElement.shadowRoot)) ?? activeElement;
}

const refusal = (...details: { path: string; message: string }[]) =>
  new ApiFailure(422, 'invalid', '✖ Raw → at somewhere', details);

describe('the focus, in the settings', () => {
  it('stays on Save while it saves, and a second press does nothing', async () => {
    const { el, calls } = await openSettings('exclusions', { 'PATCH /settings/exclusions': never });
    const domains = find<HTMLTextAreaElement>(el, '#domains')!;
    domains.value = 'a.com';
    domains.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await settled(el);
    const save = button(el, 'Save')!;
    save.focus();
    save.click();
    await settled(el);
    save.click();
    await settled(el);
    expect(save.ariaDisabled).to.equal('true');
    expect(focused()).to.equal(save);
    expect(calls.filter(({ method }) => method === 'PATCH').length).to.equal(1);
  });

  it('goes to the key that is shown once', async () => {
    const { el, save } = await openSettings('keys', {
      'POST /api-keys': { id: 'k_2', key: 'clm_once' },
    });
    find<HTMLInputElement>(el, '[name="name"]')!.value = 'ETL';
    await save();
    expect(wordsOf(focused())).to.contain('clm_once');
    expect(focused()?.ariaLabel).to.equal('API key');
  });

  it('goes to the first field that was refused', async () => {
    const { el, save } = await openSettings('site', {
      'PATCH /widgets/w_demo0001': refusal(
        { path: 'allowed_origins.1', message: 'Invalid URL' },
        { path: 'redact.0', message: 'is too long' },
      ),
    });
    const said = spy();
    el.addEventListener(ToastEvent.type, ({ toast }) => said(toast.text));
    find<HTMLTextAreaElement>(el, '#origins')!.value = 'https://a.com\nhome';
    await save();
    expect(focused()).to.equal(find(el, '#origins'));
    expect(wordsOf(find(el, '#origins-note'))).to.equal('Line 2: Invalid URL');
    expect(wordsOf(find(el, '#redact-note'))).to.equal('Line 1: is too long');
    expect(said.firstCall.args).to.deep.equal(['Some fields are not right yet.']);
    await expect(el).to.be.accessible();
  });

  it('goes to a page rule that was refused, in another shadow root', async () => {
    const { el, save } = await openSettings('scoring', {
      'PATCH /settings/scoring': refusal({ path: 'pages.0.pattern', message: 'begins with /' }),
    });
    await save();
    expect(focused()).to.equal(find(el, '.pattern'));
  });

  it('begins in the first field of a dialog, not on Close', async () => {
    const { el } = await openSettings('members');
    button(el, 'Add a member')!.click();
    await settled(el);
    expect(focused()).to.equal(find(el, 'clarm-member-form')?.shadowRoot?.querySelector('#name'));
  });
});

describe('what was refused', () => {
  it('is said in the toast where no field shows it, without the validator’s signs', async () => {
    const { el, save } = await openSettings('site', {
      'PATCH /widgets/w_demo0001': refusal({ path: 'config.nothing', message: 'is unknown' }),
    });
    const said = spy();
    el.addEventListener(ToastEvent.type, ({ toast }) => said(toast.text));
    await save();
    expect(said.firstCall.args).to.deep.equal(['is unknown']);
  });

  it('is said of a key that may do nothing', async () => {
    const { el, save } = await openSettings('keys', {
      'POST /api-keys': refusal({ path: 'scopes', message: 'Choose at least one' }),
    });
    find<HTMLInputElement>(el, '[name="name"]')!.value = 'ETL';
    await save();
    const words = findAll(el, 'form .problem').map(wordsOf);
    expect(words).to.deep.equal(['Choose at least one']);
  });

  it('goes when the next try is taken', async () => {
    const { el, save, answers } = await openSettings('site', {
      'PATCH /widgets/w_demo0001': refusal({ path: 'redact.0', message: 'is too long' }),
    });
    await save();
    answers['PATCH /widgets/w_demo0001'] = siteSettings;
    await save();
    expect(find(el, '.problem')).to.equal(null);
  });
});
