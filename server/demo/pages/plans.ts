/** A plan of the fictitious company; prices are US dollars a month. */
export interface Plan {
  id: string;
  name: string;
  audience: string;
  monthly?: number;
  yearly?: number;
  action: string;
  href: string;
  features: readonly string[];
  lit?: true;
}

export const PLANS: readonly Plan[] = [
  {
    id: 'team',
    name: 'Team',
    audience: 'For the first product team.',
    monthly: 79,
    yearly: 63,
    action: 'Choose Team',
    href: '/demo/checkout?plan=team',
    features: ['5 seats', 'Unlimited events', 'Funnels and boards', '13 months of history'],
  },
  {
    id: 'growth',
    name: 'Growth',
    audience: 'For product and sales together.',
    monthly: 299,
    yearly: 239,
    action: 'Choose Growth',
    href: '/demo/checkout?plan=growth',
    features: [
      '25 seats',
      'Everything in Team',
      'Spotlights and accounts',
      'Unlimited history',
      'Warehouse sync',
    ],
    lit: true,
  },
  {
    id: 'enterprise',
    name: 'Enterprise',
    audience: 'For several products, one truth.',
    action: 'Book a demo',
    href: '/demo/book-a-demo',
    features: [
      'Any number of seats',
      'Everything in Growth',
      'SSO, SCIM, audit log',
      'Private region',
      'A named engineer',
    ],
  },
];
