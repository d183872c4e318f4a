import { panesArt } from '../art/covers.ts';
import { html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { onward } from '../art/icon.ts';

export const notFound: Page = {
  path: '/404',
  title: 'Not found',
  description: 'There is nothing at this address.',
  body: html`
    <div class="wrap lost">
      ${panesArt()}
      <h1>No light on here.</h1>
      <p class="lead">There is nothing at this address. It may have moved, or it never was.</p>
      ${onward('/demo/', 'Back to the start')}
    </div>
  `,
};
