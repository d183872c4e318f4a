import type { Clock } from '../ports.ts';
import type { EndpointDoc } from './endpoint-store.ts';
import type { Sealer } from '../seal-secret.ts';

const fieldOf = (endpoint: string): string => `webhook:${endpoint}:secret`;

/** Keeps the signing secrets of endpoints: sealed at rest, bound to their site and endpoint. */
export function endpointSecrets(sealer: Sealer, clock: Clock) {
  return {
    seal: (site: string, endpoint: string, secret: string): string =>
      sealer.seal(secret, site, fieldOf(endpoint)),

    /** Those that count now, the newest first: two during a rotation. */
    valid: ({ site, id, secrets }: EndpointDoc): string[] =>
      secrets
        .filter(({ until }) => until === undefined || until.getTime() > clock())
        .map(({ sealed }) => sealer.open(sealed, site, fieldOf(id))),
  };
}
export type EndpointSecrets = ReturnType<typeof endpointSecrets>;
