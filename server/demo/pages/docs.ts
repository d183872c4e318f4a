import { html, type Html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { onward } from '../art/icon.ts';

const CHAPTERS = [
  ['/docs', 'Quick start'],
  ['/docs/events', 'Event model'],
] as const;

const docsFrame = (
  path: string,
  onThisPage: readonly [string, string][],
  article: Html,
): Html => html`
  <div class="wrap docs">
    <nav class="docs-nav" aria-label="Documentation">
      <p>Documentation</p>
      ${CHAPTERS.map(
        ([href, label]) =>
          html`<a href="/demo${href}" aria-current="${href === path ? 'page' : 'false'}"
            >${label}</a
          >`,
      )}
      <a href="/demo/app/">Interactive tour</a>
    </nav>
    <article class="prose">${article}</article>
    <nav class="docs-toc" aria-label="On this page">
      <p>On this page</p>
      ${onThisPage.map(([id, label]) => html`<a href="#${id}">${label}</a>`)}
    </nav>
  </div>
`;

const code = (text: string): Html =>
  html`<pre class="code" tabindex="0" aria-label="Example code"><code>${text}</code></pre>`;

export const docs: Page = {
  path: '/docs',
  title: 'Quick start',
  description: 'From an empty project to the first board in a quarter of an hour.',
  section: 'docs',
  body: docsFrame(
    '/docs',
    [
      ['install', 'Install'],
      ['identify', 'Say who it is'],
      ['track', 'Send an event'],
      ['check', 'Check that it arrived'],
    ],
    html`
      <p class="eyebrow">Quick start</p>
      <h1>From nothing to a first board</h1>
      <p class="lead">A quarter of an hour, most of it spent on choosing names for your events.</p>
      <h2 id="install">Install</h2>
      <p>The browser SDK weighs 3 KB and sends nothing before you tell it who is there.</p>
      ${code('npm install @lumen/browser')}
      <h2 id="identify">Say who it is</h2>
      <p>
        Two ids: one for the person, one for the account. The account is what Lumen puts on its
        boards, so choose something that your sales team knows too.
      </p>
      ${code("import { lumen } from '@lumen/browser';\n\nlumen.start('lm_test_8f31');\nlumen.identify('u_812', { account: 'fernway', plan: 'growth' });")}
      <h2 id="track">Send an event</h2>
      <p>Name events the way you would say them: a noun and what happened to it.</p>
      ${code("lumen.track('Board shared', { with: 'whole team' });")}
      <h2 id="check">Check that it arrived</h2>
      <p>
        Open <strong>Overview</strong> and choose <strong>Live</strong>. Events show up within ten
        seconds, with the account that they were counted for.
      </p>
      <aside class="hint">
        <strong>Behind a strict content security policy?</strong> Allow
        <code>connect-src in.lumen.example</code>. Nothing else is loaded.
      </aside>
      ${onward('/demo/docs/events', 'Next: the event model')}
    `,
  ),
};

export const docsEvents: Page = {
  path: '/docs/events',
  title: 'Event model',
  description: 'What an event is, how accounts are derived, and what happens when one is late.',
  section: 'docs',
  body: docsFrame(
    '/docs/events',
    [
      ['shape', 'Shape'],
      ['accounts', 'Accounts'],
      ['late', 'Late events'],
    ],
    html`
      <p class="eyebrow">Concepts</p>
      <h1>The event model</h1>
      <p class="lead">
        Events are facts. Everything else in Lumen is computed from them, and can be again.
      </p>
      <h2 id="shape">Shape</h2>
      <div class="table-scroll" tabindex="0" role="region" aria-label="Fields of an event">
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Type</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td><code>name</code></td>
              <td>string</td>
              <td>What happened, up to 80 characters.</td>
            </tr>
            <tr>
              <td><code>person</code></td>
              <td>string</td>
              <td>Your own id of whoever did it.</td>
            </tr>
            <tr>
              <td><code>account</code></td>
              <td>string</td>
              <td>The company it counts for.</td>
            </tr>
            <tr>
              <td><code>at</code></td>
              <td>time</td>
              <td>When it happened, by the sender's clock.</td>
            </tr>
            <tr>
              <td><code>with</code></td>
              <td>object</td>
              <td>Anything else worth filtering by.</td>
            </tr>
          </tbody>
        </table>
      </div>
      <h2 id="accounts">Accounts</h2>
      <p>
        An event without an account is counted for the account its person was last seen with. People
        may belong to several; the event decides.
      </p>
      <h2 id="late">Late events</h2>
      <p>
        A laptop closes, a queue waits, a warehouse syncs at night. Events may be up to 30 days late
        and land where they belong; boards that already counted that day are corrected.
      </p>
      ${onward('/demo/docs', 'Back to the quick start')}
    `,
  ),
};
