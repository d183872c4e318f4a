import { mark } from '../art/icon.ts';
import { html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { field } from './parts.ts';

export const login: Page = {
  path: '/login',
  title: 'Sign in',
  description: 'Sign in to Lumen.',
  body: html`
    <div class="wrap sign-in">
      <section class="form-card">
        ${mark()}
        <h1 class="form-title">Sign in to Lumen</h1>
        <form data-form="sign-in">
          ${field({ name: 'email', label: 'Work e-mail', type: 'email', autocomplete: 'email' })}
          <button class="button button-wide" type="submit">Continue</button>
        </form>
        <p class="fine">No password here: whoever you say you are, the tour opens.</p>
      </section>
    </div>
  `,
};
