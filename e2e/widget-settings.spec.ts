import type { Page } from '@playwright/test';
import { startCustomerSite, tagOf } from './testing/customer-site.ts';
import { fillSignIn } from './testing/people.ts';
import { expect, test } from './testing/story.ts';

const frameOf = (page: Page) => page.frameLocator('iframe');

test('the widget is designed beside the real one, and a page has it within a minute', async ({
  server,
  page: rep,
  browser,
}) => {
  const problems: string[] = [];
  rep.on('pageerror', (error) => problems.push(error.message));
  rep.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) problems.push(message.text());
  });
  await rep.goto(`${server.url}/dashboard/widget`);
  await fillSignIn(rep);
  const preview = frameOf(rep);
  await expect(preview.getByRole('dialog')).toBeVisible();

  // Typing goes on where it was, while the widget beside it changes.
  await rep.getByLabel('Title', { exact: true }).fill('');
  await rep.getByLabel('Title', { exact: true }).pressSequentially('Ask Northwind');
  await expect(preview.getByRole('heading', { name: 'Ask Northwind' })).toBeVisible();
  await rep.getByLabel('Colour', { exact: true }).fill('#0f766e');
  await rep.getByRole('button', { name: 'Bottom left' }).click();
  await rep.getByLabel('Quick replies').fill('How much is it?\nCan I call you?');
  await rep.getByLabel('Language').selectOption('de');
  const launcher = preview.locator('.launcher');
  await expect(launcher).toHaveCSS('background-color', 'rgb(15, 118, 110)');
  await expect(launcher).toHaveCSS('left', '20px');
  await expect(preview.getByRole('button', { name: 'Can I call you?' })).toBeVisible();
  await expect(preview.getByPlaceholder('Nachricht schreiben')).toBeVisible();
  await rep.getByLabel('Say something beside the launcher').check();
  await rep.getByLabel('Text', { exact: true }).fill('Questions?');
  await expect(preview.getByRole('button', { name: 'Questions?' })).toBeVisible();

  // The chat in the frame answers by itself: nothing of it leaves the frame.
  const requests: string[] = [];
  rep.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await rep.getByRole('button', { name: 'Chat', exact: true }).click();
  await preview.getByRole('textbox').fill('Hello');
  await preview.getByRole('textbox').press('Enter');
  await expect(preview.getByText('Nothing that you write here is sent.')).toBeVisible();
  expect(requests.filter((path) => /^\/api\/(track|chat|presence)/.test(path))).toEqual([]);

  await rep.getByLabel('Logo').fill('http://example.com/logo.png');
  await rep.getByRole('button', { name: 'Save' }).click();
  await expect(rep.getByLabel('Logo')).toBeFocused();
  await expect(rep.getByText(/must be https/)).toBeVisible();
  await rep.getByLabel('Logo').fill('');
  await rep.getByRole('button', { name: 'Save' }).click();
  await expect(rep.getByText('Saved. Visitors see it within a minute.')).toBeVisible();

  const site = await rep.evaluate(() => localStorage.getItem('clarm-site') ?? '');
  const id = site.replaceAll('"', '');
  const customers = await startCustomerSite({ '/': { head: tagOf(server, id) } });
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(customers.url);
  await expect(visitor.locator('.launcher')).toHaveCSS('background-color', 'rgb(15, 118, 110)');
  await expect(visitor.locator('.launcher')).toHaveCSS('left', '20px');
  await customers.close();
  expect(problems).toEqual([]);
});

test('the install page hears of the first visitor, and does not look at private addresses', async ({
  server,
  page: rep,
  browser,
}) => {
  await rep.goto(`${server.url}/dashboard/install`);
  await fillSignIn(rep);
  await expect(rep.getByText('Waiting for the first visitor')).toBeVisible();
  await rep.getByLabel('Address of a page').fill('http://127.0.0.1:1/');
  await rep.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(rep.getByText('Requests to this address are not allowed.')).toBeVisible();

  const snippet = await rep.locator('pre').first().innerText();
  const customers = await startCustomerSite({
    '/': { head: snippet.replace('?id=', '?automation=allow&id=') },
  });
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(customers.url);
  await expect(rep.getByText('It works: visitors are arriving.')).toBeVisible();
  await customers.close();
});
