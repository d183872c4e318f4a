import assert from 'node:assert/strict';
import { test } from 'node:test';
import { companyOfAsn } from './companies/company-directory.ts';
import { createNetworkFacts } from './network-facts.ts';
import { findDataSource } from './data-source.ts';
import { defaultCacheDir, loadNetworkTables } from './load-network-tables.ts';
import { judgeAsn } from './network-lookup.ts';

const tables = await loadNetworkTables(await findDataSource(), defaultCacheDir(), () => {});
const facts = createNetworkFacts(tables);

/** Words of those behind whose networks guests, customers, patients, students and citizens are. */
const SUSPECT: Readonly<Record<string, RegExp>> = {
  hotels: /\b(hotels?|resorts?|hostel|motel|casino|gasthof|hôtel|pousada)\b/i,
  hospitals: /hospital|klinik|\bclinic|krankenhaus|hôpital|ziekenhuis|szpital|sykehus/i,
  schools: /universit|universid|college|school|hochschule|\becole|lycee|politec|uniwersytet|大学/i,
  councils:
    /municip|ministry|minister|city of|county of|gemeente|kommun|prefeitura|gmina|landkreis/i,
  carriers: /telecom|telekom|broadband|wireless|\bisp\b|satellit|cable ?vision|telefon/i,
  hosts: /hosting|\bvps\b|data ?cent|dedicated server|\bcdn\b|internet exchange|colocation/i,
  tunnels: /\bvpn\b|\bproxy|tor exit|anonymi[sz]/i,
  transit: /airport|flughafen|aeropuerto|railway|\bmall\b|stadium|coworking|\blibrar|bibliothe/i,
};

/** Companies of the table that have such a word in their registered name; each looked at. */
const KNOWN: ReadonlySet<string> = new Set([
  'aig.com',
  'bmwgroup.com',
  'bnsf.com',
  'choicehotels.com', // the offices of the chain; its hotels have carriers of their own
  'chop.edu',
  // Hospitals: medium confidence, because patients surf there, too.
  'clevelandclinic.org',
  'cn.ca',
  'gannett.com',
  'nscorp.com',
  'nyp.org',
  'sickkids.ca',
]);

for (const [who, words] of Object.entries(SUSPECT)) {
  test(`no autonomous system of ${who} is shown as a company`, () => {
    let looked = 0;
    const shown: string[] = [];
    for (let index = 0; index < facts.asnCount; index += 1) {
      const asn = facts.asnAt(index);
      if (!words.test(asn.org)) continue;
      looked += 1;
      const company =
        judgeAsn(asn).type === 'business' ? companyOfAsn(asn.asn, asn.org) : undefined;
      if (company && !KNOWN.has(company.facts.domain)) {
        shown.push(`${asn.asn} ${asn.org} as ${company.facts.domain}`);
      }
    }
    assert.ok(looked > 10, `${looked} looked at`);
    assert.deepEqual(shown, []);
  });
}
