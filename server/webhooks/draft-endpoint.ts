import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { endpointPatch, newEndpoint } from '../contracts/webhooks.ts';
import { ApiError } from '../errors.ts';
import type { EndpointSecrets } from './endpoint-secrets.ts';
import type { EndpointChange, EndpointDoc } from './endpoint-store.ts';
import { newSecret } from './sign.ts';
import { maskSlackUrl } from './targets/slack-target.ts';

type NewEndpoint = z.infer<typeof newEndpoint>;
type Seal = (secret: string) => EndpointDoc['secrets'];

const newId = (): string => `wh_${randomBytes(12).toString('base64url')}`;

/** What each kind of endpoint keeps secret, and which URL it shows. */
const SECRET_OF: Readonly<
  Record<
    NewEndpoint['target'],
    (draft: NewEndpoint) => { kept: string; shown: string; url: string }
  >
> = {
  url: ({ url }) => {
    const secret = newSecret();
    return { kept: secret, shown: secret, url };
  },
  slack: ({ url }) => ({ kept: url, shown: '', url: maskSlackUrl(url) }),
  hubspot: ({ url, token }) => {
    if (token === undefined) {
      throw new ApiError('invalid', { message: 'HubSpot needs the token of a private app.' });
    }
    return { kept: token, shown: '', url };
  },
};

/**
 * A new endpoint, and the secret that is shown this once (empty where nothing is signed).
 * @throws ApiError `invalid` where HubSpot's token is missing
 */
export function draftEndpoint(
  draft: NewEndpoint,
  site: string,
  secrets: EndpointSecrets,
  now: number,
): { doc: Omit<EndpointDoc, '_id' | 'site'>; secret: string } {
  const id = newId();
  const { kept, shown, url } = SECRET_OF[draft.target](draft);
  const doc = {
    id,
    ...(draft.target === 'url' ? {} : { target: draft.target }),
    url,
    description: draft.description,
    events: [...new Set(draft.events)],
    enabled: true,
    created_at: new Date(now),
    secrets: [{ sealed: secrets.seal(site, id, kept) }],
    ...(draft.filters ? { filters: draft.filters } : {}),
  };
  return { doc, secret: shown };
}

/**
 * What a patch changes in an endpoint; Slack's URL and HubSpot's token are secrets.
 * @throws ApiError `invalid` where HubSpot's URL changes without its token
 */
export function changeOf(
  { url, token, events, description, enabled, filters }: z.infer<typeof endpointPatch>,
  target: EndpointDoc['target'],
  seal: Seal,
): EndpointChange {
  if (target === 'hubspot' && url !== undefined && token === undefined) {
    // Else whoever may change a URL could have the token sent to himself.
    throw new ApiError('invalid', { message: 'A new URL needs the token again.' });
  }
  const secret = target === 'slack' ? url : target === 'hubspot' ? token : undefined;
  const shown = target === 'slack' && url !== undefined ? maskSlackUrl(url) : url;
  return {
    ...(shown === undefined ? {} : { url: shown }),
    ...(secret === undefined ? {} : { secrets: seal(secret) }),
    ...(description === undefined ? {} : { description }),
    ...(events === undefined ? {} : { events: [...new Set(events)] }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(filters === undefined ? {} : { filters }),
  };
}
