import type { Me } from '../../server/contracts/accounts.ts';
import type { Client } from './client.ts';

/** Who is signed in, with the sites they may see. */
export const getMe = (client: Client): Promise<Me> => client.get('/me');

/** Signs in; the session is a cookie. Fails with `wrong_credentials`. */
export const signIn = (
  client: Client,
  credentials: { email: string; password: string },
): Promise<Me> => client.send('POST', '/session', credentials);

/** Signs out. */
export const signOut = (client: Client): Promise<void> => client.send('DELETE', '/session');

/** Makes the owner's account with the one-time code. Fails with `wrong_setup_code`, `setup_done`. */
export const setUp = (
  client: Client,
  owner: { code: string; name: string; email: string; password: string },
): Promise<Me> => client.send('POST', '/setup', owner);
