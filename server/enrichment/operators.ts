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
  Windscribe | Mudhook Marketing | IVPN | Mullvad | Emerald Onion | The Calyx Institute | CALYX
  NETWORKS | F3 Netze | Foundation for Applied Privacy | Quintex Alliance | Bullet Proof VPN |
  Sprious | FREE UNLIMITED VPN | Castle VPN | Anonymizer | Stiftung Erneuerbare Freiheit |
  Powerhouse Management | Strong Technology | 1337 Services | Unredacted Inc | Brass Horn | FlokiNET`,
);

/** Machines for hire, and what delivers content for others. */
const HOSTING = rows(
  'hosting',
  `Google LLC | Google, LLC | Google Cloud | Google Ireland | Google Asia | Google Singapore | Google
  Switzerland | Amazon.com | Amazon Data Services | Amazon Technologies | Microsoft | Cloudflare |
  Akamai | Fastly | DigitalOcean | OVH | Hetzner | The Constant Company | LeaseWeb | Contabo |
  SCALEWAY | M247 | Datacamp | Rackspace | IONOS SE | Strato AG | Hostinger | Namecheap | QuadraNet
  | Psychz | Sharktech | FranTech | Fly.io | netcup | UpCloud | Akenes | Selectel | Timeweb | Beget
  | Aruba S.p.A. | GANDI | Infomaniak | SAKURA Internet | GMO Internet | Zenlayer | Limelight |
  Edgecast | Incapsula | IMPERVA | Sucuri | CacheFly | BUNNY TECHNOLOGY | BUNNYWAY | G-Core |
  Facebook, Inc | Netflix Streaming | YANDEX | Baidu | Bytedance | Byteplus | Beijing Volcano |
  Alibaba | Hangzhou Alibaba | Tencent | Shenzhen Tencent | HUAWEI INTERNATIONAL | Huawei Cloud |
  IBM Cloud | Oracle Svenska | Equinix | Hivelocity | Nocix | Internap | Flexential | CyrusOne |
  DataPipe | WholeSale Internet | Interserver | Liquid Web | Unified Layer | New Dream | InMotion |
  Kamatera | T-Systems | PlusServer | myLoc | Keyweb | Serverius | WorldStream | NForce | i3D.net |
  NAVER BUSINESS PLATFORM | NAVER Cloud | kt cloud | UCLOUD INFORMATION | CDNetworks | Packet Host |
  Latitude.sh | Servers.com | Melbikomas | AEZA | alwaysdata | Railway | Cologix | HostPapa | Larus
  | DingFeng | CNSERVERS | NTT SmartConnect | EntServ | KINX | Verisign Infrastructure | VeriSign
  Global | F5 Networks SARL | Cisco Webex | Vmware International | VMware India | VMWare
  Incorporation | HAProxy | EGIHosting | FDCservers | tzulo | Sify Limited | Webair | Steadfast |
  HostUS | ReliableSite | GTT Americas | Ionos | One.com | Combell | Hosteur | o2switch | Loopia |
  Binero | Glesys | Bahnhof | Exabytes | Xserver | Pair Networks | Weebly | Linode | GoDaddy |
  Network Solutions | Endurance | Newfold | Tucows | Neustar | Tiggee | PEG TECH | B2 Net Solutions
  | QuickPacket | Nexeon | Krypt | Enzu | HOSTKEY | UK-2 Limited | Xneelo | Pulsant | Navisite |
  Ensono | VK | CoreWeave | Nazwa.pl | home.pl | dogado | REEVO | SEEWEB | CoreSpace | LogicWeb |
  WebNX | HostDime | FortressITX | NetActuate | LUOGELANG | OCTOPUS WEB | Input Output Flood |
  DynaNode | Rackdog | UKFAST | VpsQuan | TrueFullstaq | Quality Technology Services | ASLINE |
  OWGELS | Synoptek | "Domain names registrar | Atos | Redcentric | eSited | Vancis | NorthC | WIIT
  | KAGOYA | CGI | Tietoevry | KMD A/S | Aveniq | The Shadowserver | Censys | Artfiles | Prolocation
  | Limestone Networks | ARP NETWORKS | Hydra Communications | Heart Internet | Aptum | TierPoint |
  Eonix | Clouvider | YISP | velia.net | VEESP | SendGrid | Meteverse | BL Networks | HostHatch |
  HostRoyale | Dedicated.com | DataWagon | DediPath | IT7 Networks | MULTACOM | GigeNET | zColo |
  VolumeDrive | NETWORK TRANSIT HOLDINGS | eNET Inc | Atlantic.net | Locaweb | LWSA | ACEVILLE | IT
  HOSTLINE | POWER LINE (HK) | DataBank Holdings | Ntirety | Expedient | LightEdge | SWITCH, LTD |
  OCULUS NETWORKS | LG CNS | SamsungSDS | Beijing Baidu | Zhejiang Taobao | DIGITALSERVICES.UOL |
  NHN Techorus | Voxility | Web Werks | Webzilla | Joyent | Zomro | Cyber_Folks | Coreix | LF.net |
  Private Layer | Cleura | SysEleven | IP ServerOne | GABIA | Triara | Outscale | EVANZO | DataWeb
  Global | Hostopia | Digital Realty | GDS CHANGAN | Yunify | CYBERCON | Cronomagic | Mailgun |
  Nexusguard | Global Layer | xTom | liasail | YANCY LIMITED | NetLab Global | Beijing Guanghuan |
  acens Technologies | Biterika | code200 | IPXO | trafficforce | Baxet | Performive | WorkTitans |
  Scalaxy | DEFT.COM | Tier.Net | Latisys | Node4 | CtrlS | Mod Mission Critical | Involta | Ikoula
  | PhoenixNAP | iomart | atman | webglobe | beyond.pl | register.com | register s.p.a | smartape |
  interracks | dhosting.pl | websupport | webgo | tilaa | tarhely.eu | StackPath | snel.com |
  servergarden | romarg | rackmarkt | pulseheberg | nuxit | novatrend | neue medien muennich |
  netsons | mvps | memset | marbis | manitu | lh.pl | keliweb | hostpoint | hostland | Hostpro Lab |
  Radware | Azion | Edgecenter | CDNvideo | Medianova | Crexendo | Dataforest | aurologic |
  Capitalonline | Beijing Jingdong | NetEase | E2E Networks | ESDS | Hostgator | Cyfuture |
  SMILESERV | Abitcool | Quantil | iAdvantage | Diyixian | SunnyVision | NewMedia Express | Vodien |
  ReadySpace | eServer | Mammoth Media | SYNERGY WHOLESALE | Conetix | 1 GRID | MOACK | VNG
  Corporation | Redswitches | Lunavi | Zadara | Wasabi | Backblaze | Civo | Simply Transit | Mythic
  Beasts | Fasthosts | 34SP | 20i`,
);

/** Where a company's people come out behind somebody else's filter: who they are is not seen. */
const GATEWAYS = rows(
  'gateway',
  `Zscaler | Netskope | Cisco OpenDNS | Cisco Systems Ironport | CATO NETWORKS | iboss | McAfee |
  SKYHIGH | Musarubra | Forcepoint | Palo Alto Networks | MENLO SECURITY | Aryaka | DATEV | Finanz
  Informatik | Atruvia | Proofpoint | Mimecast | Barracuda | retarus | CHECK POINT SSE | Versa
  Networks | Open Systems AG | ContentKeeper | DNSFilter | MessageLabs | Trustwave | Cyren |
  WithSecure | Hornetsecurity | Tailscale | Sophos Technologies | SOPHOS | Lookout, Inc | Webroot |
  N-able | Avast Software | Todyl | Cradlepoint`,
);

/** Research and education networks, and universities whose name is none. */
const EDUCATION = rows(
  'education',
  `SURF B.V. | Jisc Services | Renater | Verein zur Foerderung eines Deutschen Forschungsnetzes |
  Consortium GARR | Belnet | ACOnet | Vetenskapsradet | Sikt | CSC - Tieteen | CESNET | NORDUnet |
  GEANT | Internet2 | CANARIE | CENIC | HEAnet | ARNES | IUCC | TENET (The UNINET |
  Leibniz-Rechenzentrum | KISTI | Los Nettos | CNIC-CAS | Merit Network | MCNC | OARnet | Great
  Plains Network | Massachusetts Institute of Technology | Rensselaer | CERN - European | Entidad
  Publica Empresarial Red.es | Research Organization of Information | Max-Planck | Fraunhofer | The
  Scripps Research | Institut Pasteur | Montanuniversitaet | CINECA CONSORZIO | Akademska mreza |
  Reseau d'Informations Scientifiques | National Infrastructures for Research | Fundacao para a
  Ciencia | Foundation of Research and Technology | Fondation RESTENA | OSHEAN | Network Nebraska |
  Illinois Century Network | Washington State K-20 | WiscNet | Iowa Communications Network | ESnet |
  SingAREN | Trans-Eurasia Information | Agentia de Administrare a Retelei | Fundacao Carlos Chagas
  | FUNDACAO DE AMPARO | FUNPAR | Deutsches Elektronen-Synchrotron | CEA-Saclay | High Energy
  Accelerator | National Institute of Advanced Industrial | Computer Technology Institute | INESC |
  JOANNEUM RESEARCH | Gesellschaft fuer wissenschaftliche | NJEDge | Arizona Board of Regents | New
  Mexico Tech | Associacao Antonio Vieira | C I C E S E | ITESO | FUNDACAO INSTITUTO OSWALDO |
  Laboratorio Nacional de Computacao | SCIENTIFIC RESEARCH INSTITUTE FOR SYSTEM | Cold Spring Harbor
  | GSI Helmholtzzentrum | Max-Delbrueck | Industrial Technology Research Institute | National
  Energy Research Scientific | Space Telescope Science | Monterey Bay Aquarium | FZI
  Forschungszentrum | Institute for Research in Fundamental | National Center for High | Cooperacion
  Latino`,
);

const GOVERNMENT = rows(
  'government',
  `Headquarters, USAISC | Commonwealth of Massachusetts | New York State | U.S. House | USDA | United
  States Postal Service | General Services Commission | National Institutes of Health | National
  Oceanic | Environmental Protection Agency | Jet Propulsion Laboratory | Los Alamos | Argonne
  National | Lawrence Livermore | Sandia | Brookhaven | Oak Ridge | Battelle Memorial | Georgia
  Technology Authority | Shared Services Canada | Swiss Federation | ETAT DE GENEVE | Province of |
  Service Alberta | Region Stockholm | Commonwealth Scientific | U.S. Dept | U. S. Department | US
  Department | Air Force | The North Atlantic Treaty | The Defence Science | European Commission |
  Department of Administrative Services | Fundacion Centro Nacional de Innovacion |
  IT-Dienstleistungszentrum Berlin | Dataport | Bundesrechenzentrum | Federal Emergency Management |
  Landeshauptstadt | GMINA | SSC-ICT | SERVICO FEDERAL DE PROCESSAMENTO | NATIONAL INFORMATION
  RESOURCES | SLAC | China eGovNet | Fermi National | Thomas Jefferson National | Ames Laboratory |
  IBRD | International Monetary Fund | World Health Organization | International Atomic Energy |
  Vermont Agency | NORTHERN TERRITORY OF AUSTRALIA | DC-Net | Congressional Budget | Architect of
  the Capitol | California Highway Patrol | Polismyndigheten | Forsakringskassan | Indian Health
  Service | U.S. Center For Disease | Deutscher Wetterdienst | EUROCONTROL | Lantmateriet |
  Sjofartsverket | Statens Vegvesen | CSI Piemonte | Lepida | Cenitex | CITEC | Helse Vest IKT |
  Hauptverband der oesterreichischen | FMV | Bedag Informatik | Ministerstwo | Bundesagentur |
  Information und Technik Nordrhein | Transport for London | National Informatics Centre | Procergs`,
);

const MOBILE = rows(
  'mobile',
  `T-Mobile | TIM S/A | RadioMovil Dipsa | Aircel | Ooredoo | Zain | MTN | Vodafone Idea | Reliance Jio
  | Safaricom | Vodacom | Turkcell | MegaFon | SK Telecom | NTT DOCOMO | Hutchison 3G | Free Mobile
  | QCell | BITE | Digicel | Kcell | MOLDCELL | Kyivstar | lifecell | CMPak | grameenphone | Axiata
  (Bangladesh) | Ncell | MOBIFONE | Atom Myanmar | Kar-Tel | Pelephone | Celcom Axiata | CELCOM TIMUR | Yettel | Econet Telecom | Econet - Leo |
  Orange Cameroun | Orange Burkina | ORANGE COTE D'IVOIRE | Movicel | Africell | MIC TANZANIA |
  Comcel | Sudatel | Viva Armenia | Latvijas Mobilais | P4 Sp. | Polkomtel |
  Hi3G | Three Ireland | ONE ALBANIA | Vodafone Albania | Union Wireless`,
);

/** Access and transit: homes, offices and phones of everybody. */
const ISPS = rows(
  'isp',
  `Comcast | Verizon | AT&T | CenturyLink | Level 3 | Cogent | Hurricane Electric | Zayo | Mediacom |
  Google Fiber | Webpass | Space Exploration | SpaceX Services | Hughes Network | ViaSat | Deutsche
  Telekom | Vodafone | 1&1 Versatel | Orange S.A. | Free SAS | Free Pro | SFR | Societe Francaise du
  Radiotelephone | Bouygues | British Telecommunications | Sky UK | Virgin Media | TalkTalk | KCOM |
  Liberty Global | Proximus | KPN | Swisscom | Fastweb | Wind Tre | Telecom Italia | Telefonica |
  Telia | Tele2 | Elisa | DNA Oyj | TDC | Altibox | Tet | Ljosleidarinn | Rogers | Bell Canada |
  Videotron | TELUS | Telstra | TPG | NTT | KDDI | SoftBank | Sony Network | FUJITSU LIMITED |
  Panasonic Information Systems | ITEC HANKYU | ZTV | LG DACOM | LG HelloVision | DLIVE | SK
  Broadband | Korea Telecom | kbro | TBC | Asia Pacific On-line | Chunghwa | HKT | PCCW | Singtel |
  StarHub | Dimension Data | AFRIHOST | LTT Autonomous | Airtek | SITA | Southern California Edison
  | TIETOEVRY NORWAY | Information Technology Company (ITC) | Glide Student | DANSK KABEL | RETN |
  GTT | Arelion | Ambit Microsystem | TM TECHNOLOGY | OneWeb | Intelsat | SES ASTRA | Wananchi |
  Netia | PODA a.s. | VOCUS | ORANGE MOLDOVA | Orange Business | Orange Espagne | Orange Polska |
  Orange Belgium | Asiatech | Parvaresh Dadeha | Macquarie Technology | Beanfield | NSS S.A | VEE
  TIME | PRIVATE JOINT-STOCK COMPANY "FARLEP | STC BAHRAIN | Cooolbox | TerraTransit | JCOM | BT
  Italia | Cgates | Atria Convergence | COTAS | Cybersmart | Awaser | Man-da.de | NetUSE | CSL
  Computer Service | Ucom CJSC | Level3 | Mila hf | INTRED | GNC-Alfa | A1 Bulgaria | A1 Hrvatska |
  SHYAM SPECTRA | Comcor | ETAPA | AXS Bolivia | CO.PA.CO | Teloise | HKBN | RADIOGRAFICA
  COSTARRICENSE | Tierzero | Telenor | US Signal | HCN | TACHUS | McLaut | "BeST" CJSC | Mada
  Al-Arab | KVH Co | JSC IOT | NETHINKS | Telebec | Netsec | Syntura | Tose'h Fanavari | TV CABO |
  Vorboss | Socket Holdings | XMission | Batelco | BEYON | PRIVATE JOINT STOCK COMPANY "DATAGROUP |
  Namincheon | Netorn | Wyyerd | "OBIT" | AccessKenya | VERIXI | OzarksGo | Nuvera | EVEREST TV |
  Spark New Zealand | Starry, Inc | IABG Teleport | OOO WestCall | PT Remala | HKN GmbH | Mega-Line
  | kt HCN | ipNX | Alsace Connexia | Pioneer Long Distance | VERO S.A | MTS PJSC | Parsan Lin |
  Naganoken | LLC "OTT | Belize Telemedia | Novus Entertainment | Sooner Technology |
  InformationsTeknik i Norrbotten | JT (Jersey) | Sure (Guernsey) | Quantum CJSC | Miranda-Media |
  XL Axiata | Dhiraagu | CS Loxinfo | CETIN | Digit One | UAB "Balticum | TIS Dialog | NETPLUZ |
  InfoLada | One City IT | EDINAYA SET | Optisprint | We Dare | SIPARTECH | Rial Com | Noyan Abr |
  Datak Company | ANET Co | TeleGuam | CASABLANCA INT | LLC Renome | Limited Liability Company
  "VLADINFO | Pskovline | Paxio | NetComBB | Global Data Service | ArtX | Inmarsat | PTI Pacifica |
  Vonage | Retelit | AirComPlus | Island Technology | Adams TelSystems | ONEOTT | Frontiir | Accelon
  | DSM (GB) | networkers.pl | kyberio | IELO-LIAZO | oja.at | Advania Island | VNET a.s | DIGI
  ROMANIA | Compic | Panix | Telemach | INTERNEXA | Enreach | Zito Media | UNIDATA | Init7 | KEYYO |
  Mercury NZ | Six Degrees | United Information Highway | Trooli | Conterra | Lounea | Inea | Odido
  | Toob | Voneus | Aquiss | Talk Straight | Docomo Pacific | Algar`,
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
