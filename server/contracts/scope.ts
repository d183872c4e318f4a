/** A member's role in an organisation. */
export type Role = 'owner' | 'admin' | 'agent';

/** What an API key may do. */
export type KeyScope = 'read' | 'write' | 'track';

/**
 * Who asks, and for which site. Every store of private data is had only through `forSite(scope)`,
 * so a query without a tenant cannot be written.
 */
export interface Scope {
  organisation: string;
  site: string;
  via: 'session' | 'key';
  /** Of a session. */
  member?: { id: string; role: Role; name: string; email: string };
  /** Of a key. */
  scopes?: KeyScope[];
}
