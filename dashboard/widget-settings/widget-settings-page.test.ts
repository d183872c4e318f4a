import { expect, html } from '@open-wc/testing';
import { button, find, findAll, mount, settled, wordsOf } from '../testing/mount.ts';
import { me, siteSettings } from '../testing/samples.ts';
import { ApiFailure, testApi } from '../testing/test-api.ts';
import type { WidgetPreview } from './widget-preview/widget-preview.ts';
import './widget-settings-page.ts';
import type { WidgetSettingsPage } from './widget-settings-page.ts';

const GET = 'GET /widgets/w_demo0001';
const PATCH = 'PATCH /widgets/w_demo0001';

async function open(
  answers: Record<string, unknown> = {},
  role: 'owner' | 'agent' = 'owner',
  narrow = matchMedia('not all'),
) {
  const api = testApi({ [GET]: siteSettings, ...answers });
  const el = await mount<WidgetSettingsPage>(
    html`<clarm-widget-settings-page
      preview="about:blank"
      .narrow=${narrow}
    ></clarm-widget-settings-page>`,
    { client: api.client, account: { me: { ...me, role }, site: me.sites[0]! } },
  );
  await settled(el);
  const type = async (label: string, value: string) => {
    const input = findAll<HTMLInputElement>(el, 'input, textarea').find(
      ({ labels }) => labels?.[0]?.textContent?.trim() === label,
    )!;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await settled(el);
    return input;
  };
  const preview = () => find<WidgetPreview>(el, 'clarm-widget-preview')!;
  return { el, type, preview, ...api };
}

describe('the widget page', () => {
  it('shows what is saved, and nothing to save', async () => {
    const { el } = await open();
    expect(find<HTMLInputElement>(el, '#brandName')?.value).to.equal('Northwind');
    expect(find(el, '.save .primary')?.ariaDisabled).to.equal('true');
    await expect(el).to.be.accessible({ ignoredTags: ['iframe'] });
  });

  it('shows every change in the preview, but no colour that is none yet', async () => {
    const { el, type, preview } = await open();
    await type('Name', 'Acme');
    expect(preview().config.brandName).to.equal('Acme');
    await type('Colour', '#0f7');
    expect(preview().config.primaryColor).to.equal('#4f46e5');
    expect(wordsOf(el)).to.contain('A hex colour such as #4f46e5.');
    await type('Colour', '#0f766e');
    expect(preview().config.primaryColor).to.equal('#0f766e');
  });

  it('saves what was changed and says when visitors see it', async () => {
    const changed = { ...siteSettings, config: { ...siteSettings.config, brandName: 'Acme' } };
    const { el, type, calls } = await open({ [PATCH]: changed });
    await type('Name', 'Acme');
    await type('Quick replies', 'One\n\nTwo ');
    button(el, 'Save')!.click();
    await settled(el);
    expect(calls.find(({ method }) => method === 'PATCH')?.body).to.deep.equal({
      config: { brandName: 'Acme', quickReplies: ['One', 'Two'] },
    });
    expect(wordsOf(el)).to.contain('Saved. Visitors see it within a minute.');
  });

  it('says what is wrong beside the field, and puts the focus there', async () => {
    const refused = new ApiFailure(422, 'invalid', 'no', [
      { path: 'config.headerLogo', message: 'must be https' },
    ]);
    const { el, type } = await open({ [PATCH]: refused });
    const logo = await type('Logo', 'http://a.example/logo.png');
    button(el, 'Save')!.click();
    await settled(el);
    expect(wordsOf(find(el, '#headerLogo-note'))).to.equal('must be https');
    expect(logo.getAttribute('aria-invalid')).to.equal('true');
    expect(el.shadowRoot!.activeElement).to.equal(logo);
    await expect(el).to.be.accessible({ ignoredTags: ['iframe'] });
  });

  it('adds and removes actions, hours and the teaser, and gives everything up', async () => {
    const { el, preview } = await open();
    button(el, 'Add an action')!.click();
    find(el, '[aria-label="Add hours on Tuesday"]')!.click();
    find<HTMLInputElement>(el, '#teaserOn')!.click();
    await settled(el);
    expect(preview().config.actions.length).to.equal(2);
    expect(preview().config.businessHours.tue).to.deep.equal([['09:00', '17:00']]);
    expect(preview().view).to.equal('teaser');
    find(el, '[aria-label="Remove action 1"]')!.click();
    find(el, '[aria-label="Remove these hours on Monday"]')!.click();
    await settled(el);
    expect(preview().config.actions.map(({ kind }) => kind)).to.deep.equal(['message']);
    expect(preview().config.businessHours.mon).to.equal(undefined);
    button(el, 'Discard')!.click();
    await settled(el);
    expect(preview().config).to.deep.equal(siteSettings.config);
  });

  it('shows the preview over the form where there is no room beside it', async () => {
    const { el, type, preview } = await open({}, 'owner', matchMedia('all'));
    expect(find(el, 'clarm-widget-preview')).to.equal(null);
    await type('Name', 'Acme');
    const opener = button(find(el, '.save')!, 'Preview')!;
    opener.focus();
    opener.click();
    await settled(el);
    expect(find<HTMLDialogElement>(el, 'dialog:has(.body)[open]')).to.exist;
    expect(preview().config.brandName).to.equal('Acme');
    button(preview(), 'Launcher')!.click();
    await settled(el);
    expect(preview().view).to.equal('launcher');
    await expect(el).to.be.accessible({ ignoredTags: ['iframe'] });
    find(el, 'dialog[open] [aria-label=Close]')!.click();
    await settled(el);
    expect(find(el, 'clarm-widget-preview')).to.equal(null);
    expect(el.shadowRoot!.activeElement).to.equal(opener);
  });

  it('is to be read only by who may not change it', async () => {
    const { el } = await open({}, 'agent', matchMedia('all'));
    expect(find<HTMLFieldSetElement>(el, 'fieldset.sections')?.disabled).to.equal(true);
    expect(button(el, 'Save')).to.equal(undefined);
    expect(button(el, 'Preview')).to.exist;
    expect(wordsOf(el)).to.contain('Only owners and admins');
  });

  it('keeps the frame in an origin of its own, without storage or cookies', async () => {
    const { preview } = await open();
    const frame = find<HTMLIFrameElement>(preview(), 'iframe')!;
    expect(frame.getAttribute('sandbox')).to.equal('allow-scripts allow-popups');
    expect(frame.contentDocument).to.equal(null);
  });
});
