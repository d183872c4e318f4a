import type { NetworkRole } from './network-role.ts';

/**
 * Operators by the beginning of their registered name, for all their autonomous systems: those whose
 * name gives nothing away, or the wrong thing. A test looks each one up in the shipped data.
 */
export type Operator = readonly [registered: string, role: Exclude<NetworkRole, 'business'>];

const rows = (role: Operator[1], names: string): Operator[] =>
  names
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name): Operator => [name, role]);

/** Anonymity: VPN services, relays, Tor exits. */
const RELAYS = rows(
  'relay',
  `PacketHub | 31173 Services | Proton AG | Opera Software AS | Opera Software Americas | Oxylabs |
  Windscribe | Mudhook Marketing | IVPN | Mullvad | Emerald Onion | The Calyx Institute |
  CALYX NETWORKS | F3 Netze | Foundation for Applied Privacy | Quintex Alliance | Bullet Proof VPN |
  Sprious | FREE UNLIMITED VPN | Castle VPN | Anonymizer`,
);

/** Machines for hire, and what delivers content for others. */
const HOSTING = rows(
  'hosting',
  `Google LLC | Google, LLC | Google Cloud | Google Ireland | Google Asia | Google Singapore |
  Google Switzerland | Amazon.com | Amazon Data Services | Amazon Technologies | Microsoft |
  Cloudflare | Akamai | Fastly | DigitalOcean | OVH | Hetzner | The Constant Company | LeaseWeb |
  Contabo | SCALEWAY | M247 | Datacamp | Rackspace | IONOS SE | Strato AG | Hostinger | Namecheap |
  QuadraNet | Psychz | Sharktech | FranTech | Fly.io | netcup | UpCloud | Akenes | Selectel |
  Timeweb | Beget | Aruba S.p.A. | GANDI | Infomaniak | SAKURA Internet | GMO Internet | Zenlayer |
  Limelight | Edgecast | Incapsula | IMPERVA | Sucuri | CacheFly | BUNNY TECHNOLOGY | BUNNYWAY |
  G-Core | Facebook, Inc | Netflix Streaming | YANDEX | Baidu | Bytedance | Byteplus |
  Beijing Volcano | Alibaba | Hangzhou Alibaba | Tencent | Shenzhen Tencent | HUAWEI INTERNATIONAL |
  Huawei Cloud | IBM Cloud | Oracle Svenska | Equinix | Hivelocity | Nocix | Internap | Flexential |
  CyrusOne | DataPipe | WholeSale Internet | Interserver | Liquid Web | Unified Layer | New Dream |
  InMotion | Kamatera | T-Systems | PlusServer | myLoc | Keyweb | Serverius | WorldStream |
  NForce | i3D.net | NAVER BUSINESS PLATFORM | NAVER Cloud | kt cloud | UCLOUD INFORMATION |
  CDNetworks | Packet Host | Latitude.sh | Servers.com | Melbikomas | AEZA | alwaysdata |
  Railway | Cologix | HostPapa | Larus | DingFeng | CNSERVERS | NTT SmartConnect | EntServ |
  KINX | Verisign Infrastructure | VeriSign Global | F5 Networks SARL | Cisco Webex |
  Vmware International | VMware India | VMWare Incorporation | HAProxy | EGIHosting | FDCservers |
  tzulo | Sify Limited | Webair | Steadfast |   HostUS | ReliableSite | GTT Americas | Ionos | One.com |
  Combell | Hosteur | o2switch | Loopia | Binero | Glesys | Bahnhof |
  Exabytes | Xserver | Pair Networks |   Weebly | Linode | GoDaddy | Network Solutions | Endurance |
  Newfold | Tucows | Neustar | Tiggee |
  PEG TECH | B2 Net Solutions | QuickPacket | Nexeon | Krypt | Enzu | HOSTKEY | UK-2 Limited |
  Xneelo | Pulsant | Navisite | Ensono | VK | CoreWeave | Nazwa.pl | home.pl | dogado |
  REEVO | SEEWEB | CoreSpace | LogicWeb | WebNX | HostDime | FortressITX | NetActuate |
  LUOGELANG | OCTOPUS WEB | Input Output Flood | DynaNode | Rackdog | UKFAST | VpsQuan |
  TrueFullstaq | Quality Technology Services | ASLINE | OWGELS | Synoptek |   "Domain names registrar | Atos | Redcentric | eSited | Vancis | NorthC | WIIT | KAGOYA | CGI |
  Tietoevry | KMD A/S | Aveniq | The Shadowserver | Censys`,
);

/** Where a company's people come out behind somebody else's filter: who they are is not seen. */
const GATEWAYS = rows(
  'gateway',
  `Zscaler | Netskope | Cisco OpenDNS | Cisco Systems Ironport | CATO NETWORKS | iboss | McAfee |
  SKYHIGH | Musarubra | Forcepoint | Palo Alto Networks | MENLO SECURITY | Aryaka | DATEV |
  Finanz Informatik | Atruvia | Proofpoint | Mimecast | Barracuda | retarus | CHECK POINT SSE |
  Versa Networks | Open Systems AG | ContentKeeper | DNSFilter | MessageLabs | Trustwave |
  Cyren | WithSecure | Hornetsecurity | Tailscale | Sophos Technologies | SOPHOS | Lookout, Inc |
  Webroot | N-able | Avast Software`,
);

/** Research and education networks, and universities whose name is none. */
const EDUCATION = rows(
  'education',
  `SURF B.V. | Jisc Services | Renater | Verein zur Foerderung eines Deutschen Forschungsnetzes |
  Consortium GARR | Belnet | ACOnet | Vetenskapsradet | Sikt | CSC - Tieteen |
  CESNET | NORDUnet | GEANT | Internet2 | CANARIE | CENIC |   HEAnet | ARNES | IUCC | TENET (The UNINET | Leibniz-Rechenzentrum | KISTI |
  Los Nettos | CNIC-CAS | Merit Network | MCNC | OARnet |
  Great Plains Network | Massachusetts Institute of Technology | Rensselaer |
  CERN - European | Entidad Publica Empresarial Red.es | Research Organization of Information | Max-Planck | Fraunhofer | The Scripps Research | Institut Pasteur |
  Montanuniversitaet | CINECA CONSORZIO | Akademska mreza`,
);

const GOVERNMENT = rows(
  'government',
  `Headquarters, USAISC | Commonwealth of Massachusetts | New York State | U.S. House | USDA | United States Postal Service | General Services Commission |
  National Institutes of Health | National Oceanic | Environmental Protection Agency |
  Jet Propulsion Laboratory | Los Alamos | Argonne National | Lawrence Livermore | Sandia |
  Brookhaven | Oak Ridge | Battelle Memorial | Georgia Technology Authority |
  Shared Services Canada | Swiss Federation | ETAT DE GENEVE | Province of | Service Alberta | Region Stockholm |
  Commonwealth Scientific | U.S. Dept | U. S. Department | US Department | Air Force |
  The North Atlantic Treaty | The Defence Science | European Commission |
  Department of Administrative Services | Fundacion Centro Nacional de Innovacion |
  IT-Dienstleistungszentrum Berlin | Dataport  | Bundesrechenzentrum |
  Federal Emergency Management | Landeshauptstadt | GMINA `,
);

const MOBILE = rows(
  'mobile',
  `T-Mobile | TIM S/A | RadioMovil Dipsa | Aircel | Ooredoo | Zain | MTN | Vodafone Idea | Reliance Jio |
  Safaricom | Vodacom | Turkcell | MegaFon | SK Telecom | NTT DOCOMO | Hutchison 3G | Free Mobile |
  QCell | BITE `,
);

/** Access and transit: homes, offices and phones of everybody. */
const ISPS = rows(
  'isp',
  `Comcast | Verizon | AT&T | CenturyLink  | Level 3 | Cogent |
  Hurricane Electric | Zayo | Mediacom | Google Fiber | Webpass |
  Space Exploration | SpaceX Services | Hughes Network | ViaSat | Deutsche Telekom | Vodafone |
  1&1 Versatel | Orange S.A. | Free SAS | Free Pro | SFR | Societe Francaise du Radiotelephone |
  Bouygues | British Telecommunications | Sky UK | Virgin Media | TalkTalk | KCOM | Liberty Global | Proximus |
  KPN | Swisscom | Fastweb | Wind Tre | Telecom Italia | Telefonica | 
  Telia | Tele2 | Elisa | DNA Oyj | TDC | Altibox | Tet | Ljosleidarinn | Rogers | Bell Canada |
  Videotron | TELUS | Telstra | TPG | NTT | KDDI | SoftBank | Sony Network | FUJITSU LIMITED |
  Panasonic Information Systems | ITEC HANKYU | ZTV | LG DACOM | LG HelloVision | DLIVE |
  SK Broadband | Korea Telecom | kbro | TBC | Asia Pacific On-line | Chunghwa | HKT | PCCW |
  Singtel | StarHub | Dimension Data | AFRIHOST | LTT Autonomous |
  Airtek | SITA | Southern California Edison | TIETOEVRY NORWAY | Information Technology Company (ITC) |
  Glide Student | DANSK KABEL | RETN | GTT | Arelion |
  Ambit Microsystem | TM TECHNOLOGY | OneWeb | Intelsat | SES ASTRA `,
);

/** Every row; where two begin alike, the longer one holds. */
export const OPERATORS: readonly Operator[] = [
  ...RELAYS,
  ...HOSTING,
  ...GATEWAYS,
  ...EDUCATION,
  ...GOVERNMENT,
  ...MOBILE,
  ...ISPS,
];
