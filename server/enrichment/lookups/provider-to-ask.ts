import type { LookupKind } from '../../contracts/enrichment.ts';
import type { AskedProvider, Subject } from '../providers/ask-provider.ts';

/** A provider as one site may ask it: who pays, what it costs, how it is asked. */
export interface ProviderToAsk {
  id: string;
  /** Whose its answers are: the site, or `shared` where the operator's key pays. */
  owner: string;
  /** Names provider and key; a new key begins with a clean record. */
  record: string;
  kinds: ReadonlySet<LookupKind>;
  /** Fields that it may answer, by kind. */
  fields: Readonly<Partial<Record<LookupKind, ReadonlySet<string>>>>;
  /** Millionths of a dollar for an answered question. */
  cost(kind: LookupKind): number;
  ask(subject: Subject): Promise<AskedProvider>;
}
