import type { StoredEvent } from '../../contracts/stored-event.ts';
import {
  isAfter,
  latest,
  type Identity,
  type Point,
  type Trait,
  type VisitorState,
} from './state.ts';

const KEPT_IDENTITIES = 8;
const KEPT_TRAITS = 50;
const MAX_TRAIT_BYTES = 16 * 1024;

const sizeOf = ({ key, value }: Trait): number =>
  key.length + Buffer.byteLength(JSON.stringify(value) ?? '');

const byRecency = (a: Trait, b: Trait): number => (isAfter(a, b) ? -1 : 1);

const isOver = (traits: readonly Trait[]): boolean =>
  traits.length > KEPT_TRAITS ||
  traits.reduce((sum, trait) => sum + sizeOf(trait), 0) > MAX_TRAIT_BYTES;

/**
 * Takes in one `identify`: traits are last-write-wins per key, within the e-mail they came with.
 * @returns false where the bounds make it a matter of all events together
 */
export function foldIdentify(
  state: VisitorState,
  event: StoredEvent,
  point: Point,
  bounded: boolean,
): boolean {
  const { email: given, ...traits } = event.properties ?? {};
  const email = typeof given === 'string' ? given.trim().toLowerCase() : '';
  let identity = state.identities.find((known) => known.email === email);
  if (identity?.trimmed && bounded) return false;
  if (!identity) {
    if (bounded && state.identities.length >= KEPT_IDENTITIES) return false;
    identity = { email, verified: false, last: point, traits: [] };
    state.identities.push(identity);
  }
  identity.last = latest(point, identity.last);
  if (event.identity === 'verified') {
    identity.verified = true;
    if (event.person_id !== undefined) identity.personId = event.person_id;
  }
  for (const [key, value] of Object.entries(traits)) setTrait(identity, { ...point, key, value });
  return !(bounded && isOver(identity.traits));
}

function setTrait(identity: Identity, trait: Trait): void {
  const index = identity.traits.findIndex(({ key }) => key === trait.key);
  if (index < 0) identity.traits.push(trait);
  else identity.traits[index] = latest(trait, identity.traits[index]);
}

const trimTraits = (identity: Identity): void => {
  if (!isOver(identity.traits)) return;
  identity.traits.sort(byRecency);
  let bytes = 0;
  identity.traits = identity.traits
    .slice(0, KEPT_TRAITS)
    .filter((trait) => (bytes += sizeOf(trait)) <= MAX_TRAIT_BYTES);
  identity.trimmed = true;
};

/** Verified before unverified, one with an e-mail before one without, then the latest. */
const byRank = (a: Identity, b: Identity): number => {
  if (a.verified !== b.verified) return a.verified ? -1 : 1;
  if ((a.email === '') !== (b.email === '')) return a.email === '' ? 1 : -1;
  return isAfter(a.last, b.last) ? -1 : 1;
};

/** Brings identities within their bounds and into their order: the first is the one shown. */
export function trimIdentities(state: VisitorState): void {
  state.identities.sort(byRank);
  state.identitiesDropped += state.identities.splice(KEPT_IDENTITIES).length;
  for (const identity of state.identities) {
    trimTraits(identity);
    identity.traits.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}
