import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { contrastRatio } from '../launcher/contrast-color.ts';
import { launchBrowser } from './browser.ts';
import { page, startSite, TAG, type Site } from './site.ts';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

describe('the look on any page', () => {
  let browser: Browser;
  let site: Site;
  let context: BrowserContext;
  let tab: Page;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  beforeEach(async () => {
    site = await startSite();
  });
  afterEach(async () => {
    await context.close();
    await site.close();
  });

  const load = async (look: BrowserContextOptions = {}, prepare?: string) => {
    context = await browser.newContext({ viewport: DESKTOP, ...look });
    tab = await context.newPage();
    if (prepare) await tab.addInitScript(prepare);
    await tab.goto(`${site.url}/a`);
    await tab.locator('.launcher').waitFor();
    await still();
  };
  const open = async () => {
    await tab.locator('.launcher').click();
    await tab.locator('.panel').waitFor({ state: 'visible' });
    await still();
  };
  const still = () =>
    tab.evaluate(() => {
      const { shadowRoot } = document.querySelector('clarm-widget')!;
      // Where they lead to is looked at, not the way there.
      const moving = shadowRoot!.getAnimations();
      for (const animation of moving)
        if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
      return Promise.all(moving.map(({ finished }) => finished.catch(() => undefined))).then(
        () => undefined,
      );
    });
  const boxOf = async (selector: string) => (await tab.locator(selector).boundingBox())!;
  const style = (selector: string, ...names: string[]) =>
    tab
      .locator(selector)
      .evaluate(
        (element, wanted) => wanted.map((name) => getComputedStyle(element).getPropertyValue(name)),
        names,
      );

  test('looks the same on a page that styles everything', async () => {
    site.pages = () =>
      page(
        `<style>* { all: unset; display: block !important; font: 40px serif !important; color: red !important;
          margin: 9px !important; position: static !important; letter-spacing: 9px; text-transform: uppercase;
          line-height: 3; background: yellow !important; transition: all 9s !important }</style>${TAG}`,
      );
    await load();
    await open();
    const look = await tab.evaluate(() => {
      const root = document.querySelector('clarm-widget')!.shadowRoot!;
      const { fontSize, color, letterSpacing, textTransform, position } = getComputedStyle(
        root.querySelector('.panel')!,
      );
      const launcher = root.querySelector<HTMLElement>('.launcher')!;
      const { right, bottom } = getComputedStyle(launcher);
      return {
        panel: { fontSize, color, letterSpacing, textTransform, position },
        launcher: { right, bottom, width: launcher.offsetWidth },
      };
    });
    assert.deepEqual(look, {
      panel: {
        fontSize: '15px',
        color: 'rgb(22, 22, 29)',
        letterSpacing: 'normal',
        textTransform: 'none',
        position: 'fixed',
      },
      launcher: { right: '20px', bottom: '20px', width: 56 },
    });
  });

  const LAYOUTS: Record<string, string> = {
    'in blocks': '',
    'that spreads its body out':
      'html, body { height: 100% } body { display: flex; flex-direction: column; justify-content: space-between }',
    'with a gap before its footer':
      'body { min-height: 100vh; display: flex; flex-direction: column; gap: 32px } main { flex: 1 }',
    'on a grid':
      'body { min-height: 100vh; display: grid; gap: 32px; grid-auto-rows: 1fr } body > * { border: 1px solid }',
    'that makes boxes of everything':
      'body { display: flex; flex-direction: column; gap: 32px } body > * { display: block; width: 50%; margin: 20px; padding: 20px }',
  };
  for (const [name, styles] of Object.entries(LAYOUTS))
    test(`shifts nothing on a page ${name}`, async () => {
      site.pages = () =>
        page(
          `<style>body { margin: 0 } ${styles}</style>`,
          `<header>Top</header><main>Middle</main><footer>Bottom</footer>${TAG}`,
        );
      // The page is drawn before the launcher comes.
      await load(
        {},
        `window.shift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value })
          .observe({ type: 'layout-shift', buffered: true });
        const later = setTimeout;
        window.setTimeout = (act, ms, ...args) => later(act, ms || 200, ...args);
        document.addEventListener('DOMContentLoaded', () => { window.first = tops() });
        const tops = window.tops = () => [...document.querySelectorAll('body > :not(clarm-widget, script)')]
          .map((one) => one.getBoundingClientRect().top).join();`,
      );
      await tab.waitForTimeout(500);
      const { shift, first, now } = await tab.evaluate(() => {
        const seen = window as unknown as { shift: number; first: string; tops(): string };
        return { shift: seen.shift, first: seen.first, now: seen.tops() };
      });
      assert.equal(shift, 0);
      assert.equal(now, first);
    });

  test('is seen and can be clicked on a page that would move, hide or cover it', async () => {
    site.pages = () =>
      page(
        `<style>body * { transform: translateX(40px) !important; filter: blur(1px) !important; contain: layout !important;
          backdrop-filter: blur(1px) !important; will-change: transform !important; container-type: size !important;
          content-visibility: auto !important; display: block !important; perspective: 9px !important; pointer-events: none !important; visibility: hidden !important; cursor: wait !important }
          .cover { position: fixed; inset: 0; z-index: 2147482999 }</style>${TAG}`,
        '<div class="cover"></div>',
      );
    await load();
    assert.deepEqual(await style('.launcher', 'z-index', 'visibility', 'cursor'), [
      '2147483000',
      'visible',
      'pointer',
    ]);
    const { x, y, width, height } = await boxOf('.launcher');
    assert.deepEqual([x, y], [DESKTOP.width - 76, DESKTOP.height - 76]);
    await tab.mouse.click(x + width / 2, y + height / 2);
    await tab.locator('.panel').waitFor({ state: 'visible' });
    assert.deepEqual(await style('.panel', 'z-index'), ['2147483000']);
    await tab.getByRole('textbox').fill('Hello');
    await tab.keyboard.press('Enter');
    await tab.getByRole('log').getByText('Hello').waitFor();
  });

  for (const styles of [
    'transform: translateZ(0)',
    'filter: grayscale(0); max-width: 600px; margin: 0 auto',
    'will-change: transform',
    'contain: layout',
  ])
    test(`opens in the window though the body is one of its own: ${styles}`, async () => {
      site.pages = () =>
        page(`<style>body { ${styles} }</style>${TAG}`, '<div style="height: 5000px">Long</div>');
      await load();
      await tab.locator('.launcher').focus();
      await tab.evaluate(() => scrollTo(0, 1500));
      await tab.keyboard.press('Enter');
      await tab.locator('.panel').waitFor({ state: 'visible' });
      await still();
      const launcher = await boxOf('.launcher');
      assert.equal(launcher.y, DESKTOP.height - 76);
      assert.equal(launcher.x + 76, await tab.evaluate(() => document.documentElement.clientWidth));
      const panel = await boxOf('.panel');
      assert.ok(panel.y >= 0 && panel.y + panel.height <= DESKTOP.height, `${panel.y}`);
      await tab.getByRole('textbox').fill('Hello');
      await tab.keyboard.press('Enter');
      await tab.getByRole('log').getByText('Hello').waitFor();
    });

  test('stays an ordinary part of an ordinary page', async () => {
    site.pages = () => page(TAG, '<div style="height: 5000px; width: 3000px">Long</div>');
    await load();
    await open();
    assert.equal(await tab.locator('clarm-widget').getAttribute('popover'), null);
  });

  test('can be hidden by the page itself', async () => {
    site.pages = () => page(`<style>clarm-widget { display: none }</style>${TAG}`);
    context = await browser.newContext();
    tab = await context.newPage();
    await tab.goto(`${site.url}/a`);
    await tab.locator('.launcher').waitFor({ state: 'attached' });
    assert.equal(await tab.locator('.launcher').isVisible(), false);
  });

  test('is not printed, open or closed', async () => {
    await load();
    await open();
    await tab.emulateMedia({ media: 'print' });
    assert.equal(await tab.locator('.launcher').isVisible(), false);
    assert.equal(await tab.locator('.panel').isVisible(), false);
  });

  test('stays above a phone’s keyboard, and fills the screen again after it', async () => {
    await load(
      { viewport: PHONE, hasTouch: true },
      // As on iOS: the page keeps its height, and only this tells of the keyboard.
      `const viewport = new EventTarget();
      Object.assign(viewport, { height: innerHeight || 844, offsetTop: 0 });
      Object.defineProperty(window, 'visualViewport', { value: viewport });
      window.keyboard = (height, offsetTop) => {
        Object.assign(viewport, { height, offsetTop });
        viewport.dispatchEvent(new Event('resize'));
        viewport.dispatchEvent(new Event('scroll'));
      };`,
    );
    await open();
    const keyboard = (height: number, top: number) =>
      tab.evaluate(
        ([h, t]) => (window as unknown as { keyboard(h: number, t: number): void }).keyboard(h, t),
        [height, top] as const,
      );
    await keyboard(PHONE.height, 0);
    assert.deepEqual(await boxOf('.panel'), { x: 0, y: 0, ...PHONE });
    await keyboard(500, 120);
    assert.deepEqual(await boxOf('.panel'), { x: 0, y: 120, width: 390, height: 500 });
    const composer = await boxOf('.composer');
    assert.ok(composer.y + composer.height <= 620);
    await keyboard(PHONE.height, 0);
    assert.deepEqual(await boxOf('.panel'), { x: 0, y: 0, ...PHONE });
    await tab.locator('.panel').getByRole('button', { name: 'Close' }).click();
    await tab.locator('.launcher').waitFor();
    assert.equal(await tab.locator('.panel').getAttribute('style'), '');
    assert.equal(await tab.locator('.panel').getAttribute('aria-modal'), null);
  });

  for (const [name, viewport] of [
    ['a desktop at 200 %', { width: 720, height: 450 }],
    ['a small window at 200 %', { width: 640, height: 360 }],
    ['a phone at 200 %', { width: 320, height: 512 }],
  ] as const)
    test(`shows everything, and nothing sideways, on ${name}`, async () => {
      site.config.actions = [
        { label: 'Book a demo with one of our engineers this week', kind: 'form' },
      ];
      site.config.headerSubtitle = 'We answer within minutes from Monday to Friday';
      await load({ viewport, deviceScaleFactor: 2 });
      await open();
      const panel = await boxOf('.panel');
      assert.ok(panel.x >= 0 && panel.y >= 0);
      assert.ok(panel.x + panel.width <= viewport.width);
      assert.ok(panel.y + panel.height <= viewport.height);
      for (const control of ['.composer', 'header [part=close]', '.action']) {
        const one = tab.locator(control);
        await one.scrollIntoViewIfNeeded();
        const { x, y, width, height } = (await one.boundingBox())!;
        assert.ok(x >= panel.x && x + width <= panel.x + panel.width, control);
        assert.ok(y >= panel.y && y + height <= panel.y + panel.height, control);
      }
      const sideways = await tab.locator('.panel').evaluate((element) =>
        [element, ...element.querySelectorAll<HTMLElement>('*')]
          .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
          .filter((one) => getComputedStyle(one).display !== 'inline')
          .map((one) => one.className),
      );
      assert.deepEqual(sideways, []);
    });

  test('scrolls a long line of code inside of its bubble, and nothing else', async () => {
    site.config.welcomeMessage = `Run this:\n\`\`\`\n${'npm install '.repeat(60)}\n\`\`\``;
    await load();
    await open();
    await tab.locator('.bubble pre').waitFor();
    await tab.getByRole('textbox').fill('x'.repeat(900) + '\n```\n' + 'y'.repeat(900) + '\n```');
    await tab.keyboard.press('Enter');
    await site.until(() => site.room.streams.size > 0, 'the stream');
    site.room.reply(`\`\`\`\n${'z'.repeat(900)}\n\`\`\``);
    await tab.locator('.bubble pre').nth(2).waitFor();
    await still();
    const list = await boxOf('.scroll');
    for (const bubble of await tab.locator('.bubble').all()) {
      const { x, width } = (await bubble.boundingBox())!;
      assert.ok(x >= list.x && x + width <= list.x + list.width, `${x} + ${width}`);
    }
    const scrolls = (selector: string) =>
      tab
        .locator(selector)
        .first()
        .evaluate((one) => one.scrollWidth > one.clientWidth);
    assert.equal(await scrolls('.bubble pre'), true);
    assert.equal(await scrolls('.scroll'), false);
  });

  test('keeps the field in view on a desktop at 400 %, with the emoji shown', async () => {
    site.config.headerSubtitle = 'We answer within minutes from Monday to Friday, all year round';
    await load({ viewport: { width: 320, height: 256 } });
    await open();
    await tab.locator('[part=emoji-button]').click();
    await tab.locator('.emoji button').first().waitFor();
    await still();
    const composer = await boxOf('.composer');
    assert.ok(composer.y + composer.height <= 256, `ends at ${composer.y + composer.height}`);
    const emoji = await boxOf('.emoji');
    assert.ok(emoji.height >= 40, `${emoji.height} high`);
    const header = await boxOf('header');
    assert.ok(header.height <= 60, `${header.height} high`);
  });

  test('holds the page behind it where it is while it fills the screen', async () => {
    site.pages = () => page(TAG, '<div style="height: 5000px">Long</div>');
    await load({ viewport: PHONE });
    await open();
    const wheelOver = async (selector: string) => {
      const { x, y, width, height } = await boxOf(selector);
      await tab.mouse.move(x + width / 2, y + height / 2);
      await tab.mouse.wheel(0, 300);
      await tab.waitForTimeout(250);
      return tab.evaluate(() => scrollY);
    };
    assert.equal(await wheelOver('header h2'), 0);
    assert.equal(await wheelOver('.scroll'), 0);
    assert.equal(await wheelOver('.composer textarea'), 0);
    await tab.locator('.panel').getByRole('button', { name: 'Close' }).click();
    await tab.locator('.panel').waitFor({ state: 'hidden' });
    await tab.mouse.wheel(0, 300);
    await tab.waitForFunction(() => scrollY > 0);
  });

  for (const [scheme, colorScheme, expected] of [
    ['dark', 'light', 'dark'],
    ['only light', 'dark', 'light'],
    ['light dark', 'dark', 'dark'],
    ['normal', 'light', 'light'],
  ] as const)
    test(`is ${expected} on a page of color-scheme ${scheme} in a ${colorScheme} system`, async () => {
      site.pages = () => page(`<style>:root { color-scheme: ${scheme} }</style>${TAG}`);
      await load({ colorScheme });
      await open();
      assert.equal(await tab.locator('.root').getAttribute('data-theme'), expected);
    });

  test('has edges and a visible focus where the system chooses the colours', async () => {
    await load({ forcedColors: 'active' });
    const edge = async (selector: string) =>
      assert.match((await style(selector, 'border-top-width'))[0]!, /^[1-9]/, selector);
    await edge('.launcher');
    await open();
    await tab.getByRole('textbox').fill('Hello');
    await tab.keyboard.press('Enter');
    await site.until(() => site.room.streams.size > 0, 'the stream');
    site.room.reply('Good to see you');
    await tab.getByRole('log').getByText('Good to see you').waitFor();
    for (const selector of [
      '.panel',
      '.team .bubble >> nth=0',
      '.visitor .bubble',
      '.composer',
      '.send',
    ])
      await edge(selector);
    const outlined = async (selector: string) => {
      const [width, kind] = await style(selector, 'outline-width', 'outline-style');
      assert.ok(parseFloat(width!) >= 2 && kind !== 'none', `${selector}: ${width} ${kind}`);
    };
    await outlined('.composer');
    await tab.keyboard.press('Tab');
    await outlined('[part=emoji-button]');
  });

  test('shows the focus of the launcher on a page of any colour', async () => {
    site.config.primaryColor = '#ffffff';
    site.config.contrastColor = '#0b0b0f';
    await load();
    await tab.keyboard.press('Tab');
    const [color, offset] = await style('.launcher', 'outline-color', 'outline-offset');
    assert.equal(color, 'rgb(11, 11, 15)');
    assert.ok(parseFloat(offset!) < 0, 'within the button, whose ground is known');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`shows which field has the focus on a ${colorScheme} ground, whatever the brand’s colour`, async () => {
      await load({ colorScheme });
      await open();
      // Painted, because a mixed colour is not computed to a plain one.
      const hexOf = (property: string) =>
        tab.locator('.composer').evaluate((element, name) => {
          const paint = new OffscreenCanvas(1, 1).getContext('2d')!;
          const from = name === 'ground' ? element.closest('.panel')! : element;
          paint.fillStyle = getComputedStyle(from).getPropertyValue(
            name === 'ground' ? 'background-color' : 'border-top-color',
          );
          paint.fillRect(0, 0, 1, 1);
          const [r, g, b] = paint.getImageData(0, 0, 1, 1).data;
          return `#${[r!, g!, b!].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
        }, property);
      for (const primary of ['#4f46e5', '#000000', '#ffffff', '#ffee00', '#001a33']) {
        await tab.evaluate(
          (color) => document.documentElement.style.setProperty('--clarm-primary', color),
          primary,
        );
        await still();
        const ratio = contrastRatio(await hexOf('border'), await hexOf('ground'));
        assert.ok(ratio >= 3, `${primary}: ${ratio.toFixed(2)}`);
      }
    });

  test('has no violation that axe finds on a whole page, closed or open', async () => {
    const axe = await readFile(
      createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
      'utf8',
    );
    site.pages = () => page(TAG, '<main><h1>Prices</h1><p>From 9 a month.</p></main>', 'Prices');
    for (const colorScheme of ['light', 'dark'] as const) {
      await context?.close();
      await load({ colorScheme });
      await tab.evaluate(axe);
      const violations = () =>
        tab.evaluate(async () => {
          const { axe: checker } = window as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          const { violations: found } = await checker.run();
          return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        });
      await still();
      assert.deepEqual(await violations(), []);
      await open();
      assert.deepEqual(await violations(), []);
    }
  });
});
