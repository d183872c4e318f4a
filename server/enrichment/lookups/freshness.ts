import type { LookupKind } from '../../contracts/enrichment.ts';
import type { FoundFields } from '../providers/ask-provider.ts';

const DAY_MS = 86_400_000;

/** Days for which an answer is fresh, and for which it is used at all: meanwhile it is asked anew. */
const DAYS: Readonly<
  Record<LookupKind, Record<'found' | 'nothing', readonly [fresh: number, used: number]>>
> = {
  // Addresses change hands; companies do not change that fast.
  ip: { found: [7, 30], nothing: [3, 7] },
  domain: { found: [30, 90], nothing: [7, 30] },
  // Data of persons is not kept longer than it is fresh.
  email: { found: [30, 30], nothing: [7, 7] },
};

/** Until when an answer is fresh, and from when it is gone. */
export function freshnessOf(
  kind: LookupKind,
  fields: FoundFields,
  now: number,
): { at: number; freshUntil: number; goneAt: number } {
  const [fresh, used] = DAYS[kind][Object.keys(fields).length > 0 ? 'found' : 'nothing'];
  return { at: now, freshUntil: now + fresh * DAY_MS, goneAt: now + used * DAY_MS };
}
