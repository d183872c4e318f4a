import type { Connection } from 'mongoose';
import type { Role } from '../../contracts/scope.ts';
import { memberStore } from '../member-store.ts';
import { hashPassword } from '../passwords.ts';
import { newSite, siteStore } from '../site-store.ts';
import { PASSWORD } from './test-accounts.ts';

/**
 * Writes an organisation with members `owner@…`, `admin@…` and `agent@…` of a domain, all with
 * the same password, and sites.
 */
export async function testOrganisation(
  connection: Connection,
  { name, sites }: { name: string; sites: readonly string[] },
) {
  const organisation = `o_${name}`;
  const created_at = new Date();
  const password = await hashPassword(PASSWORD);
  const members = memberStore(connection).forOrganisation(organisation);
  const ids = { owner: '', admin: '', agent: '' };
  for (const role of ['owner', 'admin', 'agent'] satisfies Role[]) {
    const email = `${role}@${name}.example`;
    ids[role] = `m_${name}_${role}`;
    await members.insert({ _id: ids[role], email, name: role, role, password, created_at });
  }
  await connection.collection('organisations').insertOne({
    _id: organisation as never,
    name,
    created_at,
    owners: [ids.owner],
    setup_codes: [],
  });
  for (const _id of sites) {
    const site = { _id, organisation, name: _id, created_at, identity_secrets: [] };
    await siteStore(connection).forOrganisation(organisation).insert(newSite(site));
  }
  return { organisation, members: ids };
}
