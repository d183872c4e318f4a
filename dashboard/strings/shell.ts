import { plural } from '../format/count.ts';

/** Words of the navigation. */
export const nav = {
  label: 'Main',
  analytics: 'Analytics',
  conversations: 'Conversations',
  setup: 'Setup',
  overview: 'Overview',
  visitors: 'Visitors',
  companies: 'Companies',
  funnel: 'Funnel',
  inbox: 'Inbox',
  alerts: 'Alerts',
  integrations: 'Integrations',
  widget: 'Widget',
  agent: 'AI agent',
  install: 'Install',
  settings: 'Settings',
  more: 'More',
  site: 'Site',
  demo: 'Demo',
  account: 'Account',
  signOut: 'Sign out',
  unread: (n: number) => plural(n, 'unread message'),
  newAlerts: 'new alerts',
  theme: 'Appearance',
  themes: { light: 'Light', dark: 'Dark', system: 'System' },
  shortcuts: 'Keyboard shortcuts',
} as const;

/** How one is told of news while another tab is in front. */
export const news = {
  title: 'Messages and alerts, in another tab',
  notifications: 'Show notifications',
  sound: 'Play a sound',
  forbidden: 'Notifications are blocked for this site in your browser’s settings.',
} as const;

/** Keys, and what they do, by where they work. */
export const shortcuts = [
  {
    title: 'Everywhere',
    keys: [
      ['/', 'Search'],
      ['g o', 'Go to the overview'],
      ['g v', 'Go to visitors'],
      ['g c', 'Go to companies'],
      ['g i', 'Go to the inbox'],
      ['g a', 'Go to alerts'],
      ['g s', 'Go to settings'],
      ['?', 'This overview'],
    ],
  },
  {
    title: 'Lists and profiles',
    keys: [
      ['j', 'Next'],
      ['k', 'Previous'],
      ['Enter', 'Open the selected one'],
      ['Esc', 'Back to the list'],
    ],
  },
  {
    title: 'Inbox',
    keys: [
      ['j', 'Next conversation'],
      ['k', 'Previous conversation'],
      ['r', 'Reply'],
      ['n', 'Write a note'],
      ['a', 'Assign to me, or to nobody'],
      ['z', 'Snooze until tomorrow'],
      ['e', 'Close, or reopen'],
      ['t', 'Add a tag'],
    ],
  },
] as const;

/** Words of the live feed. */
export const live = {
  down: 'Live updates are interrupted. Reconnecting…',
  alert: (name: string, company: string | undefined, score: number) =>
    `${company ? `${name} of ${company}` : name} is ready to talk: score ${score}`,
  openProfile: 'Open profile',
} as const;

/** Banners, by the code of the notice. */
export const notices = {
  look: 'Look at it',
  untrusted_forwarded_header:
    'Requests arrive with a forwarded header from a proxy that is not trusted. Set TRUST_PROXY, or visitors’ networks cannot be told.',
} as Record<string, string>;

/** Of an address that leads nowhere. */
export const notFound = {
  heading: 'There is nothing here',
  words: 'The address may be mistyped, or what was here has gone.',
  home: 'Go to visitors',
} as const;
