/** What a page is about; a site's rules may name kinds of their own. */
export type PageKind = string;

/** One row of the page rules: the first row with a glob that matches the path wins. */
export interface PageRule {
  kind: PageKind;
  /** `*` within a segment, `**` across segments, `{a,b}` either. Case, accents and locale prefix do not matter. */
  globs: readonly string[];
}

/** The word as a whole segment, anywhere in the path: `/x/blog/y`. */
const segment = (words: string): string => `/**/{${words.trim().split(/\s+/).join(',')}}/**`;
/** The word as a part of a segment, too: `/book-a-demo`, `/pricing_plans`. */
const part = (words: string): string =>
  `/**/{,*-,*_}{${words.trim().split(/\s+/).join(',')}}{,-*,_*}/**`;
/** The word as the first segment only. */
const first = (words: string): string => `/{${words.trim().split(/\s+/).join(',')}}/**`;

/**
 * The default page rules: the common words of English, German, French, Spanish and Portuguese.
 * Docs and blog come before pricing, so that `/blog/pricing-tips` is content (contract §7).
 */
export const defaultPages: readonly PageRule[] = [
  {
    kind: 'docs',
    globs: [
      segment(`docs doc documentation api api-docs api-reference developers developer dev-docs guides guide manual
        help help-center help-centre helpcenter support faq faqs kb knowledge-base tutorials tutorial changelog
        dokumentation hilfe handbuch anleitung anleitungen entwickler hilfecenter
        aide guides-d-utilisation developpeurs centre-d-aide assistance
        ayuda documentacion soporte guia guias desarrolladores preguntas-frecuentes
        ajuda documentacao suporte desenvolvedores perguntas-frequentes central-de-ajuda`),
    ],
  },
  {
    kind: 'content',
    globs: [
      segment(`blog blogs news newsroom press articles article posts post resources insights podcast webinars webinar
        events ebooks ebook whitepapers whitepaper magazine journal glossary learn
        neuigkeiten aktuelles nachrichten presse magazin ratgeber wissen veranstaltungen glossar
        actualites actualite presse ressources evenements livres-blancs
        noticias articulos prensa recursos eventos glosario
        artigos imprensa novidades materiais`),
    ],
  },
  {
    kind: 'careers',
    globs: [
      part(`careers career jobs job vacancies hiring join-us join-our-team work-with-us open-positions
        karriere stellen stellenangebote arbeiten-bei
        carrieres carriere emploi emplois recrutement nous-rejoindre rejoignez-nous
        empleo empleos trabajo trabaja-con-nosotros vacantes
        carreiras carreira vagas empregos trabalhe-conosco`),
    ],
  },
  {
    kind: 'app',
    globs: [first('app dashboard admin portal console')],
  },
  {
    kind: 'account',
    globs: [
      first(`account accounts my-account settings profile user users billing
        konto mein-konto einstellungen compte mon-compte cuenta mi-cuenta perfil conta minha-conta`),
    ],
  },
  {
    kind: 'login',
    globs: [
      segment(`login log-in signin sign-in logout auth sso password reset-password forgot-password
        anmelden anmeldung einloggen connexion se-connecter iniciar-sesion acceder entrar`),
    ],
  },
  {
    kind: 'pricing',
    globs: [
      part(`pricing price prices plans cost costs quote fees upgrade buy
        preise preis preisliste tarife tarif kosten pakete angebot
        tarifs tarification prix devis forfaits
        precios precio tarifas planes presupuesto cotizacion
        precos preco planos orcamento cotacao`),
    ],
  },
  {
    kind: 'demo',
    globs: [
      part(`demo demos book-a-call book-a-meeting schedule-a-call schedule walkthrough
        vorfuehrung vorfuhrung produktvorfuehrung termin terminbuchung
        demonstration rendez-vous prendre-rdv
        demostracion agendar solicitar-demo
        demonstracao agende`),
    ],
  },
  {
    kind: 'contact',
    globs: [
      part(`contact contacts get-in-touch talk-to-us talk-to-sales enquiry inquiry
        kontakt kontaktformular ansprechpartner anfrage
        contactez-nous nous-contacter
        contacto contactanos contactenos
        contato fale-conosco fale-connosco contacte-nos`),
    ],
  },
  {
    kind: 'signup',
    globs: [
      part(`signup sign-up register registration trial get-started getting-started create-account checkout subscribe
        registrieren registrierung testen kostenlos-testen loslegen bestellen kasse
        inscription s-inscrire essai essayer commencer commander
        registro registrarse prueba prueba-gratis empezar comenzar
        cadastro cadastre-se registo teste-gratis experimente comecar`),
    ],
  },
  {
    kind: 'compare',
    globs: [
      part(`compare comparison comparisons vs versus alternative alternatives
        vergleich vergleichen alternativen
        comparer comparaison comparatif
        comparar comparacion comparativa alternativas
        comparacao comparativo`),
    ],
  },
  {
    kind: 'security',
    globs: [
      part(`security trust trust-center compliance gdpr soc2 soc-2 iso-27001
        sicherheit datensicherheit
        securite conformite
        seguridad cumplimiento
        seguranca conformidade`),
    ],
  },
  {
    kind: 'customers',
    globs: [
      part(`customers customer-stories case-studies case-study success-stories testimonials references reviews
        kunden kundenstimmen referenzen fallstudien erfolgsgeschichten
        clients temoignages etudes-de-cas
        clientes casos-de-exito testimonios
        casos-de-sucesso depoimentos`),
    ],
  },
  {
    kind: 'product',
    globs: [
      part(`product products features feature platform solutions solution integrations integration use-cases how-it-works
        produkt produkte funktionen loesungen losungen plattform integrationen
        produit produits fonctionnalites plateforme
        producto productos funciones funcionalidades caracteristicas soluciones plataforma integraciones
        produto produtos solucoes integracoes`),
    ],
  },
];
