import type { PortraitName } from '../art/board.ts';
import { html, type Html } from '../../http/html.ts';

/** An article of the blog. */
export interface Post {
  slug: string;
  title: string;
  summary: string;
  author: { name: string; role: string; portrait: PortraitName };
  date: string;
  minutes: number;
  text: Html;
}

export const ONE_NUMBER: Post = {
  slug: 'one-number-per-team',
  title: 'One number per team',
  summary:
    'We gave every team a single number to move for six weeks. Here is what broke, and what stayed.',
  author: { name: 'Maya Lindqvist', role: 'Product', portrait: 'maya' },
  date: '12 February 2026',
  minutes: 4,
  text: html`
    <p class="lead">
      A dashboard with forty charts is a way to be right about something. We wanted a way to decide,
      so for one cycle each team kept one number and archived the rest.
    </p>
    <h2>Choosing it hurts, and should</h2>
    <p>
      The first week went into arguments, and they were the useful kind. Onboarding wanted
      activation. It had wanted activation for years. But when somebody asked which day of the week
      it would change what they do, there was silence, and then: time to the first shared board.
    </p>
    <blockquote>If a number cannot change what you do on Tuesday, it is decoration.</blockquote>
    <h2>What broke</h2>
    <p>
      Two teams picked numbers that moved each other. We let them, watched it for a week, and merged
      the teams. One team picked revenue, which moved for reasons it could not see; it now owns the
      share of trials that reach pricing with a colleague.
    </p>
    <h2>What stayed</h2>
    <ul>
      <li>A number has an owner with a name, not a group address.</li>
      <li>It is written on the board with the decision that it last caused.</li>
      <li>After six weeks it is thrown away, and may be chosen again.</li>
    </ul>
    <p>
      The forty charts are still there. Nobody has opened them since December, and we know that
      because, well, we measure it.
    </p>
  `,
};

export const PRICING_TIPS: Post = {
  slug: 'pricing-tips',
  title: 'What people do on a pricing page',
  summary:
    'We read 1,100 visits to our own pricing page, one by one. People are not comparing plans.',
  author: { name: 'Jonas Meerwijk', role: 'Research', portrait: 'jonas' },
  date: '20 January 2026',
  minutes: 5,
  text: html`
    <p class="lead">
      Most pricing pages are built as if visitors compared columns. We read the visits of one month,
      and hardly anyone did.
    </p>
    <h2>They look for themselves</h2>
    <p>
      The first scroll goes to the line that says who a plan is for. People stop where they
      recognise their own team, and only then look at the price. When we moved that line above the
      price, questions in chat about "which plan" fell by a third.
    </p>
    <h2>They come back with somebody</h2>
    <p>
      Those who bought had opened the page on three different days, and the third time there were
      two of them, from the same company, within the hour. A second person on the pricing page is
      the strongest sign we know of.
    </p>
    <blockquote>The first visit asks what it costs. The second asks whom to convince.</blockquote>
    <h2>What we changed</h2>
    <ul>
      <li>A plan begins with whom it is for.</li>
      <li>Every plan can be sent to a colleague, price included.</li>
      <li>Nothing is hidden behind "contact us" except what we truly cannot know.</li>
    </ul>
  `,
};
