import { alerts } from './strings/alerts.ts';
import { agent } from './strings/agent.ts';
import { companies, company } from './strings/companies.ts';
import { conversation, inbox } from './strings/conversations.ts';
import { setUp, signIn } from './strings/doors.ts';
import { install } from './strings/install.ts';
import { integrations } from './strings/integrations.ts';
import { funnel, overview } from './strings/overview.ts';
import { settings } from './strings/settings.ts';
import { live, nav, news, notFound, notices, shortcuts } from './strings/shell.ts';
import { slackBridge } from './strings/slack-bridge.ts';
import { time } from './strings/time.ts';
import { visitor } from './strings/visitor.ts';
import { widgetSettings } from './strings/widget-settings.ts';
import { visitors } from './strings/visitors.ts';

/** Every word that a person reads in the dashboard and that is not data; a file a feature. */
export const strings = {
  product: 'Clarm',
  loading: 'Loading…',
  close: 'Close',
  cancel: 'Cancel',
  loadMore: 'Load more',
  showAll: 'Show all',
  showLess: 'Show less',
  online: 'Online',
  remove: 'Remove',
  delete: 'Delete',
  skipToContent: 'Skip to content',
  adminsOnly: 'Only owners and admins can change this.',

  copy: { idle: 'Copy', done: 'Copied', failed: 'Press Ctrl+C to copy' },

  errors: {
    heading: 'This could not be loaded',
    unexpected: 'Something unexpected happened. Try again.',
    offline: 'The server did not answer. Check your connection and try again.',
    retry: 'Try again',
    noSite: 'Your account has no site.',
    answered: (status: number) => `The server answered ${status}.`,
  },

  attribution: {
    location: 'IP geolocation by DB-IP.com',
    network: 'ASN data: RouteViews, NRO and DB-IP, via ip-location-db',
  },

  agent,
  alerts,
  companies,
  company,
  conversation,
  funnel,
  inbox,
  install,
  integrations,
  live,
  slackBridge,
  nav,
  news,
  notFound,
  notices,
  overview,
  settings,
  setUp,
  shortcuts,
  signIn,
  time,
  visitor,
  visitors,
  widgetSettings,
} as const;
