import { fillSignIn, openDashboard, rowOf } from './testing/people.ts';
import { OWNER } from './testing/start-server.ts';
import { expect, test } from './testing/story.ts';
import { DEMO_SITE, eventOf, newVisitor, track } from './testing/track.ts';

const WITHOUT_OWNER = { CLARM_ADMIN_EMAIL: '', CLARM_ADMIN_PASSWORD: '' };

test('the printed link makes the owner, once', async ({ servers, browser, page }) => {
  const server = await servers.start({ env: WITHOUT_OWNER });
  const link = server.setupLink ?? '';
  expect(link).toContain(`${server.url}/dashboard/setup?code=`);

  const setUp = async (at: typeof page, email: string): Promise<void> => {
    await at.goto(link);
    await at.getByLabel('Your name').fill('Robin Rep');
    await at.getByLabel('E-mail').fill(email);
    await at.getByLabel('Password').fill(OWNER.password);
    await at.getByRole('button', { name: 'Create account' }).click();
  };
  await setUp(page, OWNER.email);
  await expect(page).toHaveURL((url) => url.pathname === '/dashboard/visitors');
  await expect(page.getByText('Robin Rep').first()).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await setUp(stranger, 'stranger@example.com');
  await expect(stranger.getByRole('alert')).toHaveText('Clarm is set up already. Sign in instead.');
  await stranger.getByRole('link', { name: 'Sign in instead' }).click();
  await fillSignIn(stranger);
  await expect(stranger.getByRole('heading', { name: 'Visitors', level: 1 })).toBeVisible();

  await server.end('SIGTERM');
  const again = await servers.start({ dataDir: server.dataDir, env: WITHOUT_OWNER });
  expect(again.setupLink, 'no second link, ever').toBeUndefined();
});

test('a link with a made-up code makes nobody an owner', async ({ servers, page }) => {
  const server = await servers.start({ env: WITHOUT_OWNER });
  await page.goto(`${server.url}/dashboard/setup?code=made-up`);
  await page.getByLabel('Your name').fill('Mallory');
  await page.getByLabel('E-mail').fill('mallory@example.com');
  await page.getByLabel('Password').fill('a very long password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('alert')).toContainText('The set-up link is not valid.');
});

test('a wrong password is said, the right one lets in, and signing out ends it', async ({
  sharedServer: server,
  page,
}) => {
  await page.goto(`${server.url}/dashboard/`);
  await fillSignIn(page, 'not the password');
  await expect(page.getByRole('alert')).toHaveText('E-mail or password is wrong.');
  await fillSignIn(page);
  await expect(page.getByRole('heading', { name: 'Visitors', level: 1 })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Visitors', level: 1 })).toBeVisible();

  const cookies = await page.context().cookies();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  // Not only this browser forgets: the session itself is over.
  await page.context().addCookies(cookies);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('whoever follows a link to a visitor is there after signing in', async ({
  sharedServer: server,
  page,
}) => {
  const visitor = newVisitor();
  await track(server, DEMO_SITE, [eventOf(visitor)]);
  const link = `${server.url}/dashboard/visitors/${visitor}`;
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await fillSignIn(page);
  await expect(page.getByRole('heading', { name: 'Visitor', level: 1 })).toBeVisible();
  // A link from before sites were in addresses says of which site it is from then on.
  await expect(page).toHaveURL(`${link}?site=${DEMO_SITE}`);
});

test('a link names its site, whichever the dashboard showed last', async ({
  sharedServer: server,
  page,
}) => {
  const visitor = newVisitor();
  await track(server, DEMO_SITE, [eventOf(visitor)]);
  await openDashboard(page, server);
  await expect(rowOf(page, visitor)).toBeVisible();
  await page.getByLabel('Site', { exact: true }).selectOption('My site');
  await expect(rowOf(page, visitor), 'another site, other visitors').toHaveCount(0);

  await page.goto(`${server.url}/dashboard/visitors/${visitor}?site=${DEMO_SITE}`);
  await expect(page.getByRole('heading', { name: 'Visitor', level: 1 })).toBeVisible();
});
