import type { Locator, Page } from '@playwright/test';
import { OWNER } from './start-server.ts';

/** Signs in at the form that the dashboard shows whoever it does not know. */
export async function fillSignIn(page: Page, password: string = OWNER.password): Promise<void> {
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens the dashboard's list of visitors as the rep. */
export async function openDashboard(page: Page, { url }: { url: string }): Promise<void> {
  await page.goto(`${url}/dashboard/`);
  await fillSignIn(page);
  await page.getByRole('heading', { name: 'Visitors', level: 1 }).waitFor();
}

/** A visitor's row in the dashboard's list. */
export const rowOf = (page: Page, visitor: string): Locator =>
  page.locator(`[data-visitor-id="${visitor}"]`);

/** The score that is shown within a part of a page. */
export const scoreIn = async (part: Locator): Promise<number> =>
  Number(await part.locator('[data-score]').first().getAttribute('data-score'));

/** Chooses in the demo's bar whom to visit as; resolves to the visitor that this makes. */
export async function visitAs(page: Page, label: string): Promise<string> {
  const before = await visitorOf(page);
  await page.getByRole('button', { name: 'Visiting as' }).click();
  await page.getByRole('dialog', { name: 'Visit as' }).getByRole('button', { name: label }).click();
  await page.getByRole('button', { name: `Visiting as ${label}` }).waitFor();
  await page.waitForFunction((id) => window.ClarmTrack?.visitorId() !== id, before);
  return visitorOf(page);
}

/** The id that the widget gave this browser. */
export async function visitorOf(page: Page): Promise<string> {
  const id = await page.waitForFunction(() => window.ClarmTrack?.visitorId?.());
  return (await id.jsonValue()) ?? '';
}

/** The widget of a page: launcher, panel, and the messages in it. */
export function widgetOf(page: Page) {
  const host = page.locator('clarm-widget');
  const input = host.getByRole('textbox');
  return {
    messages: host.getByRole('log'),
    async open(): Promise<void> {
      await host.locator('.launcher').click();
      await input.waitFor();
    },
    async close(): Promise<void> {
      await host.locator('.panel').getByRole('button', { name: 'Close chat' }).click();
    },
    async say(text: string): Promise<void> {
      await input.fill(text);
      await input.press('Enter');
    },
  };
}
