import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleOfName, type NamedRole } from './role-of-name.ts';

const expectRole = (role: NamedRole | undefined, names: readonly string[]) => {
  for (const name of names) assert.equal(roleOfName(name), role, name);
};

test('hosting, in several languages', () => {
  expectRole('hosting', [
    'Example Hosting GmbH',
    'WebHosting24',
    'ACME Cloud Services Inc.',
    'Datacenter Luxembourg S.A.',
    'Hospedagem Brasil LTDA',
    'Veri Merkezi A.S.',
    'Foo Servers LLC',
    'Regionales Rechenzentrum',
  ]);
});

test('education, in several languages', () => {
  expectRole('education', [
    'Universität Wien',
    'Universidade de São Paulo',
    'University of Michigan',
    'Politecnico di Milano',
    'Hochschule Luzern',
    'Ecole Normale Supérieure',
    'Uniwersytet Jagiellonski',
    'Boston College',
    'Springfield School District 186',
    'Rochester Institute of Technology',
    'T.C. Ankara Universitesi',
    'Kungliga Tekniska Hogskolan',
    'Hogeschool van Amsterdam',
    'Pittsburgh Supercomputing Center',
    'Instituto Tecnologico de Monterrey',
  ]);
});

test('government, in several languages', () => {
  expectRole('government', [
    'Ministry of Foreign Affairs',
    'Ministerio de Hacienda',
    'State of Oregon',
    'City of Chicago',
    'Cook County',
    'Gemeente Amsterdam',
    'Landkreis Osnabrück',
    'Prefeitura de Curitiba',
    'DoD Network Information Center',
    'Tribunal Regional Federal da 4ª Regiao',
    'Finanzdirektion des Kantons Bern',
    'Region Skane Lans Landsting',
    'Swedish Armed Forces',
    'National Science Foundation',
    'NHS England',
    'Vestland Fylkeskommune',
  ]);
});

test('a ministry rules, ministries preach', () => {
  expectRole('government', ['Presidenza del Consiglio dei Ministri', 'Ministrstvo za obrambo']);
  for (const name of ['Our Daily Bread Ministries']) assert.equal(roleOfName(name), undefined);
});

test('who sells access in a county is no authority', () => {
  expectRole('isp', ['Marshall County Telephone', 'Orange City Communications', 'Town Fiber LLC']);
});

test('access, in several languages', () => {
  expectRole('isp', [
    'Foo Telecom',
    'Telekom Srbija',
    'Provedor de Internet X LTDA ME',
    'Silva Net EIRELI',
    'Fibra Optica SA',
    'Kabelnoord',
    'RusSvyaz OOO',
    'Smallville Broadband Cooperative',
    'Comnet AB',
    'Stadtwerke Konstanz GmbH',
  ]);
  expectRole('mobile', ['China Mobile', 'Free Mobile SAS', 'Colombia Movil', 'Orange Mobil']);
});

test('relays', () => {
  expectRole('relay', ['Castle VPN', 'FreeVPN Ltd', 'Tor Exit Operators e.V.']);
});

test('a legal form makes a business, where nothing else speaks', () => {
  expectRole('business', [
    'Acme Inc.',
    'Foo S.p.A.',
    'Bar GmbH & Co. KG',
    'Baz AB',
    'First National Bank',
    "St. Mary's Hospital",
    'Amazon.com, Inc.',
    'Hotel Adlon KG',
  ]);
});

test('a company in a city is no authority', () => {
  expectRole('business', ['QIAGEN Redwood City, Inc.', 'Kansas City Life Insurance Company']);
});

test('policies are no police, and Schulz is no school', () => {
  expectRole('business', ['Policy Group Inc', 'Schulz AG', 'Courtyard Ltd', 'Universal Corp']);
});

test('somebody by name is a person, and a mere name is nobody', () => {
  expectRole('person', ['Jan Jansen trading as Jansen Computers', 'FOP Ivanov Ivan']);
  expectRole(undefined, ['Laura Fuchs', '', '???']);
});
