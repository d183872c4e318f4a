import type { Page } from '@playwright/test';
import type { ConversationRow } from '../server/contracts/chat.ts';
import type { Page as List } from '../server/contracts/lists.ts';
import { ownSite, signIn } from './testing/api.ts';
import { startCustomerSite, tagOf } from './testing/customer-site.ts';
import { expect, test } from './testing/story.ts';
import { eventOf, newVisitor } from './testing/track.ts';

/** More stops than the panel has. */
const MOST_STOPS = 40;

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const { labels } = element as HTMLInputElement;
    return (
      element?.getAttribute('aria-label') ??
      labels?.[0]?.textContent ??
      element?.textContent ??
      ''
    ).trim();
  });

test('a visitor does everything in the chat by keyboard alone', async ({
  sharedServer: server,
  page: visitor,
}) => {
  const api = await signIn(server);
  const own = api.on(ownSite(api));
  const id = ownSite(api);
  await own.patch(`/widgets/${id}`, {
    config: {
      allowAutomation: true,
      quickReplies: ['What does it cost?'],
      actions: [{ label: 'Book a demo', kind: 'form' }],
    },
  });
  const customers = await startCustomerSite({
    '/': { head: tagOf(server, id), body: '<a href="#top">Top of the page</a>' },
  });
  const { keyboard } = visitor;
  const panel = visitor.getByRole('dialog');
  const messages = panel.getByRole('log');
  /** Goes on, or back, until what is called `name` has the focus. */
  const goTo = async (name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
    const matches = (found: string) =>
      typeof name === 'string' ? found === name : name.test(found);
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (matches(await focused(visitor))) return;
      await keyboard.press(key);
    }
    throw new Error(`no way by ${key} to ${String(name)}`);
  };
  const focusIs = (name: string | RegExp) =>
    name instanceof RegExp
      ? expect.poll(() => focused(visitor)).toMatch(name)
      : expect.poll(() => focused(visitor)).toBe(name);

  await visitor.goto(customers.url);
  await visitor.locator('.launcher').waitFor();
  await keyboard.press('Tab');
  await focusIs('Top of the page');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await focusIs('Write a message…');

  // Out by Escape, in again by the space bar.
  await keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await focusIs('Open chat');
  await keyboard.press('Space');
  await focusIs('Write a message…');

  // A form, first wrong, then right.
  await goTo('Book a demo', 'Shift+Tab');
  await keyboard.press('Enter');
  await focusIs('Your name');
  await keyboard.type('Jane');
  await goTo('Your e-mail');
  await keyboard.type('jane');
  await keyboard.press('Enter');
  await expect(panel.getByRole('alert')).toHaveText('Please enter a whole e-mail address.');
  await focusIs('Your e-mail');
  await keyboard.type('@acme.example');
  await goTo('Send message');
  await keyboard.press('Enter');
  await expect(messages).toContainText('Book a demo');
  await focusIs('Write a message…');

  // Words, a second line, and an emoji from the grid.
  await keyboard.type('First line');
  await keyboard.press('Shift+Enter');
  await keyboard.type('second line ');
  await goTo('Emoji');
  await keyboard.press('Enter');
  await focusIs('😀');
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowDown');
  const picked = await focused(visitor);
  await keyboard.press('Enter');
  await focusIs('Write a message…');
  await keyboard.press('Enter');
  await expect(messages).toContainText(`First line\nsecond line ${picked}`, {
    useInnerText: true,
  });

  // The team answers; closed, the chat counts, and the launcher still has the focus.
  const conversation = async () => {
    const { data } = await own.get<List<ConversationRow>>('/conversations');
    return data[0]?.id;
  };
  await expect.poll(conversation).toBeDefined();
  const path = `/conversations/${await conversation()}`;
  const answer = (text: string) =>
    own.post(`${path}/messages`, { message_id: eventOf(newVisitor()).event_id, text });
  await answer('Gladly. On Thursday?');
  await expect(messages).toContainText('Gladly. On Thursday?');
  await keyboard.press('Escape');
  await answer('Or on Friday?');
  await expect(visitor.locator('[part=badge]')).toContainText('1');
  await focusIs('Open chat');
  await keyboard.press('Enter');
  await expect(messages).toContainText('Or on Friday?');
  await expect(visitor.locator('[part=badge]')).toBeHidden();

  // How it was: arrows choose, and the words after that are optional.
  await own.patch(path, { status: 'closed' });
  await expect(panel.getByText('How was this conversation?')).toBeVisible();
  await goTo('Great', 'Shift+Tab');
  await keyboard.press('ArrowLeft');
  await focusIs('Good');
  await keyboard.press('ArrowLeft');
  await focusIs('Okay');
  await goTo(/^Anything to add/);
  await keyboard.type('Quick and kind');
  await goTo('Send rating');
  await keyboard.press('Enter');
  await expect(panel.getByText('Thank you for your feedback!')).toBeVisible();

  // Out by the button of the panel; the page is no trap.
  await goTo('Close chat', 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(panel).toBeHidden();
  await focusIs('Open chat');
  await goTo('Top of the page', 'Shift+Tab');
  await customers.close();
});
