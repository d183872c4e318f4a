import { plural } from '../format/count.ts';

/** Of the intent score, and of why it is what it is. */
export const visitorScore = {
  title: 'Intent score',
  short: 'Intent',
  none: 'Nothing counts yet. Pages such as pricing, the chat and a known company raise it.',
  sum: 'Total',
  strongest: 'strongest',
  parts: { pages: 'Pages', engagement: 'Engagement', company: 'Company' },
  /** "Read pricing, 3 times" */
  read: (page: string, times: number) =>
    times > 1 ? `Read ${page}, ${times} times` : `Read ${page}`,
  pages: {
    pricing: 'pricing',
    demo: 'the demo page',
    contact: 'the contact page',
    signup: 'the sign-up page',
    compare: 'a comparison',
    security: 'security',
    customers: 'customer stories',
    product: 'the product',
    docs: 'the documentation',
    content: 'articles',
    careers: 'open positions',
  } as Readonly<Record<string, string>>,
  signals: {
    widget_opened: () => 'Opened the chat',
    messages: (n) => `Sent ${plural(n, 'message')}`,
    action_clicked: (n) =>
      n > 1 ? `Clicked ${n} actions in the chat` : 'Clicked an action in the chat',
    asks: () => 'Asked about buying, pricing or a demo',
    identify: () => 'Said who they are',
    goal_achieved: (n) => (n > 1 ? `Reached ${n} goals` : 'Reached a goal'),
    company: () => 'Works at a company that fits',
  } as Readonly<Record<string, (count: number) => string>>,
} as const;
