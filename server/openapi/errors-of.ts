import { ApiError, type ErrorCode } from '../errors.ts';
import type { Auth, Operation } from './operation.ts';

const OF_A_MEMBER: readonly ErrorCode[] = ['unauthenticated', 'rate_limited'];

const BY_AUTH: Readonly<Record<Auth, readonly ErrorCode[]>> = {
  none: [],
  track: ['unknown_widget', 'unknown_key', 'origin_not_allowed', 'rate_limited'],
  read: [...OF_A_MEMBER, 'unknown_key', 'forbidden'],
  write: [...OF_A_MEMBER, 'unknown_key', 'forbidden'],
  manage: [...OF_A_MEMBER, 'unknown_key', 'forbidden'],
  session: [...OF_A_MEMBER, 'session_required'],
  admin: [...OF_A_MEMBER, 'session_required', 'forbidden'],
  conversation: ['unknown_token', 'origin_not_allowed', 'rate_limited'],
  metrics: ['not_found'],
};

const OF_A_SITE: readonly ErrorCode[] = ['site_not_found', 'site_required'];
const OF_A_BODY: readonly ErrorCode[] = [
  'malformed',
  'too_large',
  'unsupported_media_type',
  'invalid',
];

/** Whether an operation is about one site, which a member of several names with `?site=`. */
export const isOfSite = ({ auth, siteless }: Operation): boolean =>
  !siteless && ['read', 'write', 'manage', 'session', 'admin'].includes(auth);

/** Every error an operation may answer, less `internal`, which anything may, by status. */
export function errorsOf(operation: Operation): ReadonlyMap<number, readonly ErrorCode[]> {
  const codes = new Set<ErrorCode>([
    ...BY_AUTH[operation.auth],
    ...(isOfSite(operation) ? OF_A_SITE : []),
    ...(operation.body ? OF_A_BODY : []),
    ...(operation.query ? (['invalid'] as const) : []),
    ...(operation.errors ?? []),
    ...(operation.tag === 'Operation' ? [] : (['unavailable'] as const)),
  ]);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = new ApiError(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].toSorted(([a], [b]) => a - b));
}
