/**
 * `npm run screenshots [folder]`: visits the demo as a dozen people, takes README's picture of the
 * dashboard, and one of every page, wide and narrow, light and dark, to look at.
 */
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions } from '@playwright/test';
import type { ConversationRow } from '../../server/contracts/chat.ts';
import type { Page as List } from '../../server/contracts/lists.ts';
import { projectRoot } from '../../server/project-root.ts';
import { signIn, type Api } from '../testing/api.ts';
import { widgetOf } from '../testing/people.ts';
import { createServers } from '../testing/servers.ts';
import { OWNER, type RunningServer } from '../testing/start-server.ts';
import { eventOf, newVisitor } from '../testing/track.ts';
import { makeHistory } from './make-history.ts';
import { placesOf, type Place } from './places.ts';
import { makeVisit, VISITS } from './visits.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const THEMES = ['light', 'dark'] as const;

type State = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** Makes the owner through the printed link; what the browser then keeps. */
async function setUp(browser: Browser, { setupLink = '' }: RunningServer): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(setupLink);
  await page.getByLabel('Your name').fill('Robin Rivera');
  await page.getByLabel('E-mail').fill(OWNER.email);
  await page.getByLabel('Password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((url) => url.pathname === '/dashboard/visitors');
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Visits, answers the oldest conversation, and says what there is to see. */
async function makeData(browser: Browser, { url }: RunningServer, api: Api) {
  await makeHistory({ url }, Date.now());
  let visitor = '';
  for (const visit of VISITS) visitor = await makeVisit(browser, url, visit);
  const { data: conversations } = await api.get<List<ConversationRow>>('/conversations');
  const answered = conversations.at(-1)?.id ?? '';
  await api.post(`/conversations/${answered}/messages`, {
    message_id: eventOf(newVisitor()).event_id,
    text: 'We do, and with the EU clauses. Shall I send it to you?',
  });
  await api.patch(`/conversations/${answered}`, { tags: ['legal'], assignee: api.me.id });
  await api.post('/saved-replies', {
    shortcut: 'eu',
    text: 'All data stays in the EU. We sign your data processing agreement, or you sign ours.',
  });
  await api.post('/members', {
    name: 'Sam Okafor',
    email: 'sam@example.com',
    role: 'agent',
    password: OWNER.password,
  });
  const { data: endpoints } = await api.get<List<{ id: string }>>('/webhooks');
  return {
    site: api.me.sites[0]?.id ?? '',
    visitor,
    conversation: conversations[0]?.id ?? '',
    endpoint: endpoints[0]?.id ?? '',
  };
}

/** One picture of one page. */
async function take(
  browser: Browser,
  url: string,
  place: Place,
  path: string,
  look: BrowserContextOptions,
): Promise<void> {
  const context = await browser.newContext(look);
  const page = await context.newPage();
  await page.goto(url + place.path);
  await page.locator(place.shows).first().waitFor();
  if (place.chat) await widgetOf(page).open();
  await page.waitForFunction(() =>
    document.getAnimations().every((one) => one.playState !== 'running'),
  );
  await page.screenshot({ path, animations: 'disabled' });
  await context.close();
}

const servers = createServers();
const browser = await chromium.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const folder = resolve(process.argv[2] ?? (await mkdtemp(join(tmpdir(), 'clarm-screenshots-'))));
  await mkdir(folder, { recursive: true });
  const server = await servers.start({
    env: { CLARM_ADMIN_EMAIL: '', CLARM_ADMIN_PASSWORD: '' },
  });
  const storageState = await setUp(browser, server);
  const ids = await makeData(browser, server, await signIn(server));
  const places = placesOf(ids);

  const picture = join(projectRoot(), '.github', 'dashboard.png');
  await mkdir(join(projectRoot(), '.github'), { recursive: true });
  const list = places.find(({ name }) => name === 'visitors');
  if (list) await take(browser, server.url, list, picture, { viewport: WIDE, storageState });
  process.stdout.write(`${picture}\n`);

  for (const place of places) {
    for (const viewport of [WIDE, NARROW]) {
      for (const colorScheme of THEMES) {
        const path = join(folder, `${place.name}-${viewport.width}-${colorScheme}.png`);
        const known = place.anonymous ? {} : { storageState };
        await take(browser, server.url, place, path, { viewport, colorScheme, ...known });
      }
    }
  }
  process.stdout.write(`${folder}\n`);
} finally {
  await browser.close();
  await servers.stopAll();
}
