import { icon } from '../art/icon.ts';
import { html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { done, field } from './parts.ts';
import { PLANS } from './plans.ts';

const SOLD = PLANS.filter(({ monthly }) => monthly !== undefined);

export const checkout: Page = {
  path: '/checkout',
  title: 'Checkout',
  description: 'Start a plan.',
  body: html`
    <div class="wrap form-page form-page-top">
      <section class="form-card">
        <h1 class="form-title">Start your plan</h1>
        <form data-form="checkout">
          <fieldset class="plan-choice">
            <legend>Plan</legend>
            ${SOLD.map(
              (plan) =>
                html`<label>
                  <input
                    type="radio"
                    name="plan"
                    value="${plan.id}"
                    data-amount="${plan.monthly ?? 0}"
                    required
                  />
                  <span
                    ><strong>${plan.name}</strong><small>${plan.features[0]}</small
                    ><b>$${plan.monthly}</b></span
                  >
                </label>`,
            )}
          </fieldset>
          <div class="field-row">
            ${field({ name: 'name', label: 'Name', autocomplete: 'name' })}
            ${field({ name: 'email', label: 'Billing e-mail', type: 'email', autocomplete: 'email' })}
          </div>
          ${field({ name: 'company', label: 'Company', autocomplete: 'organization' })}
          <div class="test-card">
            ${icon('lock')}
            <span
              ><strong>Test card ending in 4242</strong>This checkout is part of the demo: nothing
              is charged.</span
            >
          </div>
          <button class="button button-wide" type="submit">
            Pay <span data-total>$299.00</span>
          </button>
        </form>
        ${done('Welcome aboard.', html`Order <code data-order></code> is paid, as far as a fictitious company goes. <a class="inline-link" href="/demo/docs">Open the quick start</a>.`)}
      </section>
      <aside class="form-aside summary">
        <h2>Order</h2>
        <dl>
          <div>
            <dt data-plan-name>Growth, monthly</dt>
            <dd data-total>$299.00</dd>
          </div>
          <div>
            <dt>Tax</dt>
            <dd>$0.00</dd>
          </div>
          <div class="summary-total">
            <dt>Today</dt>
            <dd data-total>$299.00</dd>
          </div>
        </dl>
        <ul class="ticks">
          <li>${icon('check')} Cancel at any time</li>
          <li>${icon('check')} 30 days money back</li>
          <li>${icon('check')} EU or US region</li>
        </ul>
      </aside>
    </div>
  `,
};
