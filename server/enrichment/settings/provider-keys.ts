import type { Sealer } from '../../seal-secret.ts';
import type { StoredProvider } from './settings-store.ts';

const fieldOf = (provider: string): string => `provider:${provider}:key`;

/** Of a short key, four characters would be too much of it. */
const SHOWN_FROM = 12;

/** Keeps providers' keys: sealed at rest, bound to their site and provider. */
export function providerKeys(sealer: Sealer) {
  return {
    seal: (site: string, provider: string, key: string): Pick<StoredProvider, 'sealed'> => ({
      sealed: sealer.seal(key, site, fieldOf(provider)),
      ...(key.length >= SHOWN_FROM ? { last_four: key.slice(-4) } : {}),
    }),

    /** The key; empty where there is none. @throws Error where the secret is another one */
    open: (site: string, { id, sealed }: StoredProvider): string =>
      sealed === undefined ? '' : sealer.open(sealed, site, fieldOf(id)),
  };
}
export type ProviderKeys = ReturnType<typeof providerKeys>;
