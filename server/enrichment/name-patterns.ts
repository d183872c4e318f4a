import type { NetworkRole } from './network-role.ts';

/** Makes one test of many words: whole words, or word beginnings where a word ends in `*`. */
const words = (text: string): RegExp =>
  new RegExp(
    text
      .trim()
      .split(/\s*\|\s*/)
      .map((word) =>
        word.endsWith('*')
          ? `\\b${word.slice(0, -1)}`
          : word.startsWith('*')
            ? `${word.slice(1)}\\b`
            : `\\b${word}\\b`,
      )
      .join('|'),
  );

/**
 * What an operator's registered name gives away, in many languages, lower case and without accents,
 * in order of precedence. Read from the names in the data, most frequent words first.
 */
export const NAME_PATTERNS: readonly (readonly [NetworkRole, RegExp])[] = [
  [
    'relay',
    words(
      'vpn | vpns | *vpn | tor exit | tor project | onion | anonym* | proxy | proxies | private relay | mullvad | nordvpn | tefincom | torservers | relayon | privacy',
    ),
  ],
  [
    'hosting',
    words(
      'hosting* | *hosting | host | hosted | *host | cloud* | *cloud | server | servers | *server | *servers | vps | dedicated | datacenter* | data cent* | datacentre* | data centre* | colo | colocation | cdn | content delivery | web services | idc | baremetal | bare metal | virtual machine | rechenzentrum | barindirma | sunucu | hospedagem | hebergement | hostel* | game server* | ddos',
    ),
  ],
  [
    'education',
    words(
      'universi* | *universitaet | universid* | universita* | univ | college* | school* | academy | academic | academia | education* | institute of technology | polytech* | politech* | politecnic* | hochschule* | fachhochschule | schule* | schul* | ecole* | escuela* | escola* | faculdade* | facultad* | educacao | educacion | educativa | egitim | universitesi | higher education | research and education | campus* | student* | lyceum | gymnasium | seminary | k12 | k-12 | isd | renater | surf b.v. | janet | jisc | dfn | geant | nren | education',
    ),
  ],
  [
    'government',
    words(
      'government* | governo | gobierno | ministry | ministr* | minist* | federal agency | department of | dept of | state of | county of | county | city of | town of | municip* | prefeitura | prefectur* | pemerintah | dinas | kabupaten | kota | kementerian | tribunal | senado | senate | parliament | parlament* | congress | camara | assembly | court* | justic* | police | polic* | army | navy | air force | military | dod | defen?e | defence | kommune | kommun | gemeente | gemeinde | stadt | landkreis | bundes* | ville de | mairie | departement | conseil | comune di | provincia | regione | urzad | obec | mesto | magistrat | headquarters, usaisc | u.s. | embassy | council | secretaria de | governorate | public safety | fire department | kotasi | belediye* | bakanligi',
    ),
  ],
  [
    'mobile',
    words(
      'mobile* | mobil | *mobil | movil* | movel | cellular* | celular* | gsm | wireless carrier | *mobile | lte',
    ),
  ],
  [
    'isp',
    words(
      'telecom* | *telecom | telekom* | telco* | *telekom | telefon* | telephone* | telenet | telemat* | telekomunik* | internet* | broadband* | *band | banda larga | isp | provedor* | proveedor | fiber* | *fiber | fibra* | fibre* | *fibre | cable* | cablevision | *cable | wireless* | wifi | wi-fi | wisp | *net | *nett | *link | communication* | comunicac* | comunicaci* | kommunik* | komunik* | communications | *com | *tel | satellite* | satelit* | connect* | conect* | acesso | access | network* | *netz | *networks | backbone | carrier | transit | ix | exchange point | rede* | redes | broadcast* | multimidia | multimedia | iletisim | svyaz | rostelecom | ertebatat | stadtwerke | optic* | lan | online | *online | electric coop* | telekomunikasi | lintas | jaringan | akses | speed*',
    ),
  ],
];

const plain = (org: string): string => org.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const BUSINESS = words(
  'inc | incorporated | corp | corporation | plc | ag | gmbh | se | company | group | holding* | bank* | banco | banque | insurance | financial | capital | pharma* | foods | airlines | motors | energy | oil | gas | steel | retail | logistics | consulting | law | llp | hospital | health* | clinic | medical',
);

/** The role an operator's name gives away; undefined when it could be anybody's. */
export function roleOfName(org: string): NetworkRole | undefined {
  const name = plain(org);
  for (const [role, pattern] of NAME_PATTERNS) if (pattern.test(name)) return role;
  return BUSINESS.test(name) ? 'business' : undefined;
}
