import { ASN_SEEDS } from './asn-seeds.ts';
import { companyOfAsn, registeredAs } from './companies/company-directory.ts';
import type { NetworkRole } from './network-role.ts';

const seeds = new Map<number, { role: NetworkRole; org: string }>();
for (const [role, rows] of Object.entries(ASN_SEEDS))
  for (const [asn, org] of rows) seeds.set(asn, { role: role as NetworkRole, org });

/**
 * What the tables say of an autonomous system: undefined when they do not know it, or know it under
 * another registered name (numbers change hands).
 */
export function roleOfAsn(asn: number, org: string): NetworkRole | undefined {
  const seed = seeds.get(asn);
  if (seed && registeredAs(org, [seed.org])) return seed.role;
  return companyOfAsn(asn, org) ? 'business' : undefined;
}
