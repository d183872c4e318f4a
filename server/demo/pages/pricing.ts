import { icon } from '../art/icon.ts';
import { html, type Html } from '../../http/html.ts';
import type { Page } from '../page.ts';
import { closingBand, pageHead } from './parts.ts';
import { PLANS, type Plan } from './plans.ts';

const planCard = (plan: Plan): Html => html`
  <article class="${plan.lit ? 'plan plan-lit' : 'plan'}">
    <h2>${plan.name} ${plan.lit && html`<span class="chip chip-lit">Most chosen</span>`}</h2>
    <p class="plan-for">${plan.audience}</p>
    <p class="plan-price">
      ${
        plan.monthly === undefined
          ? html`<strong>Let's talk</strong><span>yearly contract</span>`
          : html`<strong data-monthly="$${plan.monthly}" data-yearly="$${plan.yearly}"
                >$${plan.monthly}</strong
              >
              <span data-monthly="a month" data-yearly="a month, billed yearly">a month</span>`
      }
    </p>
    <a
      class="${plan.lit ? 'button button-lit' : 'button button-line'}"
      href="${plan.href}"
      data-click="pricing_cta"
      data-click-plan="${plan.id}"
      >${plan.action}</a
    >
    <ul class="ticks">
      ${plan.features.map((feature) => html`<li>${icon('check')} ${feature}</li>`)}
    </ul>
  </article>
`;

const QUESTIONS = [
  [
    'What counts as a seat?',
    'Somebody who signs in. Whoever reads a shared board or a Spotlight in chat needs no seat.',
  ],
  [
    'Are events really unlimited?',
    'Yes. We keep raw events for 13 months on Team, and for as long as you like on Growth and above.',
  ],
  [
    'Can we change plans later?',
    'Up at any time, and you pay the difference. Down at the end of the period.',
  ],
  [
    'Do you sign a data processing agreement?',
    'On every plan. The EU region has no sub-processors outside the EU.',
  ],
] as const;

export const pricing: Page = {
  path: '/pricing',
  title: 'Pricing',
  description: 'Priced by seats, not by events: Team, Growth and Enterprise.',
  section: 'pricing',
  body: html`
    ${pageHead('Pricing', 'Pay for people, not for events.', 'Send as much as you like. A plan covers those who sign in and decide.')}
    <section class="wrap" data-pricing>
      <div class="switch" role="group" aria-label="Billing">
        <button type="button" data-billing="monthly" aria-pressed="true">Monthly</button>
        <button type="button" data-billing="yearly" aria-pressed="false">
          Yearly <small>−20 %</small>
        </button>
      </div>
      <div class="plans">${PLANS.map(planCard)}</div>
    </section>
    <section class="wrap questions">
      <h2>Questions we get</h2>
      <div>
        ${QUESTIONS.map(
          ([question, answer]) =>
            html`<details>
              <summary>${question}</summary>
              <p>${answer}</p>
            </details>`,
        )}
      </div>
    </section>
    ${closingBand('Not sure which plan?', 'Tell us how your team works and we will say, even if it is the smaller one.', ['/demo/contact', 'Write to us'])}
  `,
};
