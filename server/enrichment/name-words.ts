/**
 * What a word in an operator's registered name gives away: read from the names in the data, most
 * frequent words first, in the languages of the registries. Lower case, no accents. `word*` is a
 * beginning, `*word` an ending, several words a phrase.
 */
export interface NameWords {
  role: 'relay' | 'hosting' | 'education' | 'government' | 'mobile' | 'isp' | 'person' | 'business';
  words: readonly string[];
}

const list = (text: string): string[] =>
  text
    .split('|')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** What stands after a company's name in the register. */
export const LEGAL_FORMS: readonly string[] = list(`
  inc | incorporated | corp | corporation | plc | llc | llp | lp | ltd | limited | company | co |
  gmbh | ag | kg | kgaa | se | mbh | sa | sas | sasu | sarl | srl | spa | bv | nv | ab | aps |
  as | asa | oy | oyj | sl | sro | kft | zrt | doo | dd | ltda | pty | pte | pvt | sdn | bhd |
  kk | jsc | pjsc | ojsc | ooo | ead | eood | ood | sia | uab | ou | anonim | sirketi | sti | tbk`);

/** In order of precedence: the first role that a name has a word of is its role. */
export const NAME_WORDS: readonly NameWords[] = [
  {
    role: 'relay',
    words: list(`
      vpn | vpns | *vpn | tor exit | tor project | anonymizer | anonymous | proxy | proxies |
      *proxy | private relay | internet privacy | domain privacy |
      tor relay | tor relays | anonymization | anonymisation | tor node`),
  },
  {
    role: 'hosting',
    words: list(`
      hosting* | *hosting | hosted | *hoster | web host | webhost* | *host | cloud* | *cloud |
      server | servers | *server | *servers | vps | *vps | dedicated servers | datacenter* |
      datacentre* | datacentar | data center | data centers | data centre | data centres |
      dataplex | colo | *colo | colocation | cdn | *cdn | content delivery | web services | idc |
      bare metal | baremetal | rechenzentrum | barindirma | sunucu | hospedagem | hebergement |
      hospedaje | hostel* | veri merkezi | game servers | ddos | *compute | virtual machines |
      serverfarm |
      host | hosts | vds | *vds | kvm | dedicated server | dedicated hosting | webspace |
      colocacion | colocacao | centro de datos | centre de donnees | datenzentrum | 
      serveur | serveurs | servidor | alojamiento | webserver | datacentr* |
      data storage center | iaas`),
  },
  {
    role: 'education',
    words: list(`
      university | universities | universit* | universid* | univerz* | uniwersytet* | univ |
      interuniversity | college | colleges | school | schools | academy | academic | academia |
      akademi* | academie | educational | education | educacao | educacion | educativ* | edu |
      institute of technology | institut teknologi | institute of science | polytechnic* |
      politechn* | politecn* | politekn* | polytech* | hochschule* | *hochschule | fachhochschul* |
      schule | schulen | *schule | *schulen | schulverband | schulamt | ecole | ecoles | escuela |
      escuelas | escola | escolas | colegio | faculdade* | facultad* | facolta | instituto federal |
      egitim | egitimi | universitesi | campus | student | students | studenten* | lyceum |
      gymnasium | seminary | k12 | isd | independent school | sekolah* | yayasan pendidikan |
      research and education | education network | nren | ensino | ensenanza | skola | skole |
      yliopisto | korkeakoulu | szkola | vysoka skola | uczelnia | rector |
      akadem* | hogeschool* | *hogeschool | hogskola* | *hogskola* | hogskole* | *hogskole* | hoyskole* |
      hojskole* | *korkeakoulu | ulikool* | *ulikool | egyetem* | fakult* | sveuciliste* | universiti |
      universite | lycee | lycees | liceo | lisesi | gimnazij* | gimnasio | boces | grid for learning |
      supercomputing | supercomputer | ecole | tecnologico de | instituto tecnologico | kolej |
      daigaku | gakuen | gakuin | daehak* | academy of sciences | akademii | institut agama |
      institut seni | research network | academic network | kindergarten | madrasah | pesantren`),
  },
  {
    role: 'government',
    words: list(`
      government | governmental | govt | governo | gobierno | gouvernement | regierung | ministry |
      ministere | ministerio | ministerium | ministero | ministerstvo | ministarstvo | ministerul |
      ministerie | kementerian | bakanligi | department of | dept of | departement | state of |
      county of | city of | town of | village of | province of | municipality | municipal |
      municipalidad | municipio | municipiul | prefeitura | prefecture | prefectura | pemerintah |
      dinas | kabupaten | badan pusat | tribunal | tribunales | senado | senate | parliament |
      parlament* | congreso | congress | camara municipal | camara de diputados |
      camara dos deputados | assembleia legislativa | asamblea nacional | court | courts | cour de |
      justica | justicia | ministerio publico | police | policia | polizei | politie | polisen |
      policja | army | navy | air force | military | dod | defense | defence | verteidigung |
      kommune | kommun | gemeente | gemeinde | stadtverwaltung | landkreis | bundesamt |
      bundesministerium | bundesanstalt | bundestag | bundesrechenzentrum | bundesland |
      ville de | mairie | conseil departemental | conseil regional | comune di | provincia di |
      regione | urzad | starostwo | krajsky | magistrat | embassy | secretaria de | governorate |
      public safety | fire department | belediye* | belediyesi | baskanligi | valiligi |
      national aeronautics | national laboratory | federal aviation | federal reserve |
      social security | internal revenue | customs | homeland | postal service | united nations |
      european commission | european parliament | council of the european | statistik |
      administration of | authority of | tax authority | gobernacion | alcaldia | xunta | junta de |
      generalitat | ayuntamiento | diputacion | hazine | emniyet |
      landsting | kanton | kantons | canton de | etat de | republic of | republica de | kingdom of |
      armed forces | national guard | bundeskanzlei | staatskanzlei | landtag | landesamt | landesbetrieb |
      landesregierung | landesverwaltung | kreisverwaltung | bezirksamt |
      tax agency | space agency | environment agency | electoral | consejo nacional | conselho nacional |
      camara de vereadores | procuradoria | fiscalia | contraloria | defensoria | presidencia |
      office of the president | executive office | chancery | federal bureau | federal deposit |
      federal agency | federal state | federal service | federal office | federal ministry |
      national institute of standards | national institutes | national library | national archives |
      national science foundation | national cancer institute | national park | geological survey |
      bureau of | office of the | criminal justice | public prosecutor | prosecutor* | kommunal* |
      fylkeskommune | landstings* | *kommun | *kommune | gemeinden | mestsky urad | obecni urad |
      urad | gminy | powiat | wojewod* | ministrstvo | ministrija | ministria | consiglio dei ministri |
      rady ministrow | de ministros | riigi | valtion | staten |
      direction interministerielle | interministerielle | ministeriet | direktorat | dirjen |
      pemprov | pemkab | pemkot | diskominfo | kominfo | kemen* | badan nasional | badan siber |
      nhs | national health service | landesdatennetz | polizia | carabinieri | gendarmerie | politia |
      politsei | zandarmerija | guardia civil | belediye | kaymakamligi | gubernatorial |
      duma | verkhovna rada | national assembly | assemblee nationale | bundesrat | nationalrat`),
  },
  {
    role: 'mobile',
    words: list(`
      mobile | mobiles | mobil | *mobile | *mobil | movil | *movil | moviles | movel | cellular |
      celular* | cellco | gsm | *gsm | lte | pcs`),
  },
  {
    role: 'isp',
    words: list(`
      telecom* | *telecom | *telecoms | telekom* | *telekom | telco* | telefon* | telephon* |
      telenet | telemat* | telekomunik* | telegraph* | internet* | *internet | broadband* |
      *broadband | banda larga | isp | *isp | provedor* | proveedor | fiber* | *fiber | fibra* |
      *fibra | fibre* | *fibre | fttx | ftth | cable* | *cable | cablevision | kabel* | *kabel |
      wireless* | *wireless | wifi | *wifi | wisp | wimax | *net | *nett | *link | *links |
      communication* | *communications | comunicac* | comunicaci* | comunicatii | kommunik* |
      komunik* | *com | *tel | satellite* | satelit* | vsat | connect* | conect* | *connect |
      conex* | acesso | access | network | networks | *netz | *networks | backbone | carrier |
      transit | ixp | exchange point | rede | redes | red de | broadcast* | multimidia | multimedia |
      iletisim | svyaz* | *svyaz | ertebatat | stadtwerke* | optic* | optica | lan | online |
      *online | electric cooperative | electric membership | telephone cooperative | lintas |
      jaringan | akses | *speed | speed* | eireli | epp | provider | voip | *voip | dsl | *dsl |
      adsl | teleservices | televisi* | television | catv | cable tv | *tv | interactive tv |
      data communications | turbo* | giga* | giganet | informatica e | servicos de internet |
      net | nets | inet | tele | tel | telesystem* | telesistem* | telenetz | seti | sat | ix | networking |
      link | links | kablow* | kablov* | telewizj* | antenn* | radiokom* | radiotelephon* | radiotelefon* |
      bredband* | *bredband | breedband* | breitband* | glasfaser* | *glasfaser | glasvezel* | fiberoptic* |
      digitaltv | ertebat* | me | ltda me | servicios publicos | irinn | internetanbieter | voip* |
      dataset | datacom | datacomm | mobitel | mikrotik | hotspot | point of presence | infocom* |
      infokom* | telcom | comnet | comnets | municipal utilities |`),
  },
  {
    role: 'person',
    words: list(`
      trading as | sole proprietor | sole proprietorship | individual entrepreneur | fop | pp |
      fiop | private entrepreneur | proprietor | firma indywidualna | dba`),
  },
  {
    role: 'business',
    words: [
      ...LEGAL_FORMS,
      ...list(`
        group | groupe | grupo | holding | holdings | bank | banco | banca | banque | insurance |
        assurance* | versicherung* | seguros | financial | capital | securities | pharma* | foods |
        airlines | airways | motors | energy | oil | gas | steel | retail | logistics | consulting |
        hospital* | health* | clinic | medical | stores | manufacturing | industries | foundation |
        stichting | association | society | union | gesellschaft | genossenschaft | cooperative`),
    ],
  },
];

/** Names of places make an authority only where no legal form and nothing that sells access stands by. */
export const WEAK_GOVERNMENT: readonly string[] = list(
  'county | city | town | village | borough | parish | stadt | kota | council | district | commission',
);
