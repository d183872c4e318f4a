import type { SiteConfig } from '../contracts/site-config.ts';

/** How the fictitious company has set up its widget; automation is allowed so that tests can visit. */
export const DEMO_SITE_CONFIG = {
  brandName: 'Lumen Analytics',
  primaryColor: '#f4a91f',
  welcomeMessage: 'Hi, this is Maya from Lumen. Ask me anything about your funnel, or about ours.',
  quickReplies: [
    'What does it cost for 40 people?',
    'Can I see a demo?',
    'Do you have an EU region?',
  ],
  headerTitle: 'Lumen Analytics',
  headerSubtitle: 'We usually answer in a few minutes',
  allowAutomation: true,
} as const satisfies Partial<SiteConfig>;
