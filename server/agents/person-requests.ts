/**
 * How visitors ask for a person, in the languages that most of them write. A verb or a person alone
 * says nothing ("chat support", "get a person’s name"): it takes who asks, what for, and a person
 * with nothing else behind it. Texts come in lower case, with straight apostrophes.
 */

/** None, one or several of these words. */
const maybe = (words: string): string => `(?:(?:${words})\\s+)*`;
/** Nothing follows that makes the person a part of something else ("person enrichment"). */
const END = String.raw`(?=\s*(?:$|[^\p{L}\p{N}\s'-]))`;
/** Or what follows says when or why. */
const SAYS_WHY = String.raw`(?=\s+(?:please|pls|now|today|tomorrow|asap|right|about|regarding|from|in|at|on|of|here|there|that|who (?:can|could|knows|speaks|understands|is able)|for|and|or|to|instead|directly|via|because|if|over|by)\b)`;
/** Or that it is to talk or to help. */
const SAYS_WHAT_FOR = String.raw`(?=\s+(?:please|pls|now|asap|here|instead|to (?:talk|speak|chat|help|call|assist|contact))\b)`;
/** Where somebody begins to ask: the beginning of a sentence or clause. */
const START = String.raw`(?:^|[^\p{L}\p{N}\s'-]\s*)`;

const EN_HUMAN =
  'human(?: being)?|person|agent|representative|rep|operator|advis[eo]r|salesperson|engineer|expert|specialist';
const EN_SOMEBODY = 'someone|somebody|anyone|anybody';
const EN_TEAM = `(?:sales|support|customer (?:service|support|care))(?: (?:team|rep|representative|person|people|agent|manager|department|staff))?|team member|team|staff|colleague|manager`;
const EN_DET = maybe('an?|the|your|some|any|one of your|of|real|live|actual|living|human|other');
const EN_WHO = `${EN_DET}(?:${EN_HUMAN}|${EN_SOMEBODY}|${EN_TEAM})(?:${END}|${SAYS_WHY})`;
const EN_ONE = `${EN_DET}(?:${EN_HUMAN}|${EN_SOMEBODY})(?:${END}|${SAYS_WHAT_FOR})`;
const EN_BEING = `an? (?:real |live |actual )?(?:human(?: being)?|person|rep|representative|(?<=real |live )agent)`;
const EN_ASKS = `(?:${START}|\\b(?:i|we|me|us|to|please|just|instead|rather|and|or|by|of|prefer|want|wanna|like|about)\\s+)`;

const ENGLISH: readonly string[] = [
  `${EN_ASKS}(?:speak|talk|chat)(?:ing)?(?: directly)? (?:to|with) ${EN_WHO}`,
  `\\b(?:connect|put|transfer|pass|forward|switch|redirect|refer|hand|direct|bring|route|get) (?:me|us) ${maybe('through|over|on|up|directly|straight|back')}(?:to|with) ${EN_WHO}`,
  `\\b(?:get|be|put me|put us) in (?:touch|contact) with ${EN_WHO}`,
  `(?:${START}|\\b(?:please|just|you) )(?:get|give) (?:me|us) ${EN_ONE}`,
  `\\b(?:i|we)(?:'d|'ll| would| will| really| just| rather| do| only| still)* (?:need|want|like|prefer|demand) (?:to (?:have|get|see) )?${EN_ONE}`,
  `\\b(?:can|could|may) (?:i|we) (?:please |just )*(?:get|have) ${EN_BEING}(?:${END}|${SAYS_WHAT_FOR})`,
  `\\b(?:can|could|will|would) ${EN_BEING} (?:please )?(?:help|assist|call|answer|contact) (?:me|us)\\b`,
  `\\b(?:need|want|get|prefer|like) human (?:support|help|assistance)${END}`,
  `${START}(?:please )?(?:connect|transfer|switch|escalate|forward)(?: this)? (?:to|with) ${EN_WHO}`,
  `\\b(?:(?:i|we)(?:'d| would)? (?:want|need|like|prefer) to|(?:can|could|may) (?:i|we)) be (?:connected|transferred|put through|passed|forwarded) (?:to|with) ${EN_WHO}`,
  `\\b(?:book|schedule|arrange|get|have|request|want|need|like) a (?:quick |short |phone |video )?(?:call|demo|meeting|chat|conversation) with ${EN_WHO}`,
  String.raw`\bwho (?:can|could|do|should|may) (?:i|we) (?:speak|talk|chat) (?:to|with)\b`,
  `\\bis there (?:${EN_SOMEBODY}|${maybe('a|any')}${maybe('real|live|actual|human')}(?:human|person|agent))(?: (?:here|there|around|online)${END}| (?:that |who )?(?:i|we) (?:can|could) (?:talk|speak|chat)\\b)`,
  `${START}(?:hello |hi |hey )?is (?:${EN_SOMEBODY}) (?:really |still |even )?(?:there|here|around|available)\\b`,
  `\\b(?:can|could|would|will|have|let|please ask) (?:${EN_SOMEBODY})(?: (?:from|in|of|on) [\\p{L} ]{1,20})? (?:please )?(?:call|phone|ring|contact|email|write|talk to|speak (?:to|with)|get back to|reach out to) (?:me|us)\\b`,
  `\\b(?:are you|is this) (?:an? )(?:real |actual |live )?(?:human(?: being)?|person)${END}`,
  `^\\W*${maybe('please|an?|real|live|actual|human')}(?:${EN_HUMAN})(?: (?:please|pls|plz|now|asap))*\\W*$`,
  `^\\W*(?:${EN_TEAM}) (?:please|pls|plz)\\W*$`,
];

const DE_WHO = `${maybe('einem|einen|einer|eine|dem|den|der|eurem|euren|eurer|ihrem|ihren|ihrer|deinem|deinen|vom|aus|echten|echter|echte|richtigen|richtiger|lebenden|menschlichen|anderen')}(?:mensch(?:en)?|mitarbeiter(?:in|n)?|berater(?:in|n)?|person|jemand(?:em|en)?|kolleg(?:e|en|in)|ansprechpartner(?:in)?|vertrieb|verkauf|support|kundendienst|kundenservice)(?:-?team)?`;
const DE_TALK = '(?:sprechen|reden|chatten|telefonieren|schreiben|verbinden|verbunden|unterhalten)';
const GERMAN: readonly string[] = [
  `\\b(?:mit|zu) ${DE_WHO}(?: [\\p{L}]+){0,4}? ${DE_TALK}(?=\\P{L}|$)`,
  `\\b(?:ich|wir)(?: [\\p{L}]+){0,4} (?:sprechen|reden|chatten) mit ${DE_WHO}${END}`,
  `\\b(?:ich|wir) (?:bitte |gerne? |mal |jetzt )*(?:einen?|jemanden|den|die) ${maybe('echten?|richtigen?')}(?:(?:menschen|mitarbeiter(?:in)?|berater(?:in)?|vertrieb|support) )?sprechen(?=\\P{L}|$)`,
  `\\b(?:spreche|rede|chatte|schreibe) ich (?:hier |gerade |jetzt )*mit ${DE_WHO}${END}`,
  `\\b(?:verbinde|verbinden|leite|leiten|stelle|stellen|gib|geben)(?: sie)? (?:mich|mir|uns) (?:bitte |direkt )*(?:mit |an |zu |zum )?${DE_WHO}(?:${END}| (?:bitte|weiter|durch))`,
  `\\b(?:brauche|will|möchte|hätte gerne?) (?:bitte |mit )?(?:einen?|jemanden) ${maybe('echten?|richtigen?|menschlichen?')}(?:menschen|mitarbeiter(?:in)?|berater(?:in)?|ansprechpartner(?:in)?)${END}`,
  `\\b(?:kann|könnte|soll) (?:mich|uns|mir) (?:bitte )?(?:jemand|ein mitarbeiter|ein mensch) (?:\\p{L}+ ){0,2}(?:anrufen|zurückrufen|kontaktieren)`,
  `^\\W*${maybe('bitte|einen?|echten?|echter')}(?:mensch(?:en)?|mitarbeiter(?:in)?|berater(?:in)?)(?: bitte)?\\W*$`,
];

const FR_WHO = `(?:(?:à|au|avec|par) )?(?:l'|d')?${maybe("une?|le|la|votre|vos|vrai|vraie|autre|être|membre|de|l'équipe")}(?:humaine?|personne|conseill(?:er|ère)|agente?|quelqu'une?|commercial|commerciale|opérat(?:eur|rice)|responsable|support|service (?:client|commercial|clients)|équipe(?: commerciale)?)`;
const ES_WHO = `${maybe('una?|el|la|los|su|tu|vuestro|ser|otra|equipo|de')}(?:persona|human[oa]|agente|asesora?|representante|operadora?|alguien|ventas|soporte|comercial|atención al cliente)`;
const PT_WHO = `${maybe('uma?|o|a|os|seu|sua|ser|outra|equipe|equipa|de|do|da')}(?:pessoa|human[oa]|atendente|agente|algu[ée]m|representante|consultora?|vendas|suporte)`;
const IT_WHO = `${maybe("una?|il|la|vostro|vero|vera|essere|altra|team|del|di|l'")}(?:persona|umano|operatore|operatrice|agente|consulente|qualcuno|addett[oa]|commerciale|assistenza|supporto|vendite)`;
/** What may stand behind the person in a language that has no compounds like English. */
const AND_MORE = String.raw`(?=$|[^\p{L}])`;
const ROMANCE: readonly string[] = [
  `(?<!\\p{L})(?:parler|discuter|échanger|chatter) (?:directement )?(?:à|au|avec) ${FR_WHO}${AND_MORE}`,
  `(?<!\\p{L})(?:mettez|mets|mettre|passez|passe|transférez)[- ]moi (?:en (?:relation|contact) )?${FR_WHO}${AND_MORE}`,
  `\\b(?:hablar|hablo|chatear|comunicarme|comunicar|conversar|contactar) (?:directamente )?con ${ES_WHO}${AND_MORE}`,
  `(?<!\\p{L})(?:p[oó]n(?:ga|me)?(?:me)?|p[aá]s(?:a|e)me|comun[ií]queme|conécteme|transfiérame) (?:con|a) ${ES_WHO}${AND_MORE}`,
  `\\b(?:falar|conversar|falo) (?:diretamente )?com ${PT_WHO}${AND_MORE}`,
  `\\b(?:parlare|parlo|chattare) (?:direttamente )?con (?:l')?${IT_WHO}${AND_MORE}`,
  `\\b(?:mi|ci) (?:passi|passa|passate|metta|metti|mettete) (?:in contatto )?(?:con )?(?:l')?${IT_WHO}${AND_MORE}`,
  `^\\W*(?:une?|una|um|uma|un)? ?${maybe('vrai|vraie|ser|être|vero|verdadeir[oa]')}(?:humain|humano|umano|conseiller|persona|personne|pessoa|atendente|operatore|agente?)(?: (?:svp|s'il vous plaît|s'il te plaît|por favor|per favore))?\\W*$`,
];

const NL_WHO = `${maybe('een|de|jullie|uw|echt|echte')}(?:mens|medewerker|persoon|iemand|collega|adviseur|verkoop|klantenservice|support)`;
const DUTCH: readonly string[] = [
  `\\b(?:met|aan) ${NL_WHO}(?: \\p{L}+){0,4}? (?:praten|spreken|chatten|overleggen|doorverbonden|doorverbinden|verbinden)\\b`,
  `\\b(?:praten|spreken|chatten|verbind|verbinden)(?: (?:me|mij|ons))?(?: door)? (?:met|aan) ${NL_WHO}${END}`,
  `\\b(?:verbind|zet) (?:me|mij|ons) (?:door )?(?:met|naar) ${NL_WHO}\\b`,
  `^\\W*(?:een )?(?:echt |echte )?(?:mens|medewerker)(?: alstublieft| alsjeblieft| aub)?\\W*$`,
];

const compile = (sources: readonly string[]): RegExp[] =>
  sources.map((source) => new RegExp(source, 'u'));

/** What asks for a person. */
export const REQUESTS: readonly RegExp[] = compile([...ENGLISH, ...GERMAN, ...ROMANCE, ...DUTCH]);

/**
 * What, before it in the same sentence, makes it a question about what others could do: the site's own
 * visitors. ("I am a customer and want to …" is about oneself.)
 */
export const ABOUT_OTHERS: readonly RegExp[] = compile([
  String.raw`\b(?:can|could|may|will|do|does|lets?|allows?|enables?|helps?|for|when|if|how|a|each|every)\s+(?:(?:my|our|your|the|its|their|site|website|a)\s+)*(?:visitors?|customers|users?|clients|leads|people|shoppers)\b`,
  String.raw`(?:können|kann|dürfen|damit|dass|wenn|lassen|ob|wie)\s+(?:(?:meine|unsere|eure|die|sich|ein|meinen|unseren)\s+)*(?:besuchern?|kunden|nutzern?|interessenten)(?!\p{L})`,
  String.raw`(?:visiteurs|clients|utilisateurs)[ -](?:peuvent|pourraient|puissent|de |à )`,
  String.raw`(?:pueden|podem|permite|permitir|deixa|possono|permette)\s+(?:(?:a|aos|os|los|mis|meus|nuestros|i|miei|nostri|ai)\s+)*(?:visitantes|clientes|usu[aá]rios|visitatori|clienti|utenti)`,
  String.raw`(?:kunnen|mogen|laat|laten)\s+(?:(?:mijn|onze|de)\s+)*(?:bezoekers|klanten|gebruikers)\b`,
]);
