import { createContext } from '@lit/context';
import type { Me } from '../../server/contracts/accounts.ts';
import type { Client } from '../api/client.ts';
import type { LiveFeed } from '../live/live-feed.ts';

/** Who is signed in and which of their sites is looked at. */
export interface Account {
  me: Me;
  site: Me['sites'][number];
}

/** Of the signed-in member. */
export const accountContext = createContext<Account>('clarm-account');
/** Speaks to the API for the site that is looked at. */
export const clientContext = createContext<Client>('clarm-client');
/** What happens on that site, as it happens. */
export const liveContext = createContext<LiveFeed>('clarm-live');
