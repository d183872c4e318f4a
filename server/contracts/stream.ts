/**
 * What passes over the live hub and out of `GET /api/stream` (server-sent events, `data:` JSON).
 * Ids and versions only: the client reads the thing itself under its own scope.
 */
export type LiveEvent =
  | { kind: 'visitor'; id: string; version: string }
  | { kind: 'visitor_gone'; id: string }
  | { kind: 'conversation'; id: string; seq: number }
  | { kind: 'typing'; id: string; from: 'visitor' | 'team' }
  | { kind: 'read'; id: string }
  | { kind: 'presence'; id: string; online: boolean }
  | { kind: 'delivery'; id: string; webhook_id: string }
  /** The server gave an endpoint up: its team is to look. */
  | { kind: 'webhook_disabled'; id: string }
  | { kind: 'alert'; id: string };
