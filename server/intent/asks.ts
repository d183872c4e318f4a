import type { Asks } from '../contracts/stored-event.ts';
import { foldCase } from '../text/fold-case.ts';

/**
 * What words ask for, in English, German, French, Spanish and Portuguese; without accents, `*`
 * for any ending. The first row that has one of the words wins.
 */
const WORDS: readonly { asks: Exclude<Asks, 'none'>; words: readonly string[] }[] = [
  {
    asks: 'demo',
    words: [
      'demo, demos, walkthrough, walk through, product tour, show me how, book a call, schedule a call',
      'book a meeting, schedule a meeting, live presentation',
      'vorfuhrung, vorfuehrung, produktvorstellung, termin vereinbaren, termin buchen, beratungstermin',
      'demonstration*, prendre rendez-vous, prendre rdv, fixer un rendez-vous',
      'demostracion*, agendar una llamada, agendar una reunion, concertar una reunion',
      'demonstracao, demonstracoes, agendar uma reuniao, marcar uma reuniao, agendar uma chamada',
    ],
  },
  {
    asks: 'pricing',
    words: [
      'price*, pricing, cost, costs, how much, quote, quotation, discount*, per seat, per user, fee, fees',
      'which plan, what plans, your plans, budget',
      'preis*, kosten, kostet, was kostet, wie teuer, wie viel, wieviel, rabatt*, angebot, tarif, tarife, lizenzkosten',
      'prix, tarif*, combien, devis, remise*, cout, couts, coute, coutent',
      'precio*, cuanto cuesta*, cuanto vale, cuesta, costo, costos, coste, costes, presupuesto*, cotizacion, descuento*, tarifa*',
      'preco, precos, quanto custa*, custa, custo, custos, orcamento*, cotacao, desconto*, mensalidade',
    ],
  },
  {
    asks: 'sales',
    words: [
      'sales, salesperson, sales rep, account executive, buy, buying, purchase*, procurement, enterprise plan',
      'enterprise licen*, contract, subscribe, upgrade, free trial, speak to someone, talk to someone, talk to a person',
      'vertrieb*, verkauf*, kaufen, einkauf, bestellen, vertrag, ansprechpartner, lizenz*',
      'service commercial, un commercial, commerciaux, acheter, achat*, contrat*, parler a quelqu un, souscrire',
      'ventas, comprar, compra, contratar, contrato, hablar con alguien, vendedor*, asesor*',
      'vendas, comprar, contratar, contrato, falar com alguem, vendedor*, consultor*',
    ],
  },
];

const toPattern = (words: readonly string[]): RegExp => {
  const alternatives = words
    .flatMap((line) => line.split(','))
    .map((word) => word.trim().replaceAll('*', '[a-z]*'));
  return new RegExp(`(?<![a-z0-9])(?:${alternatives.join('|')})(?![a-z0-9])`);
};

const PATTERNS = WORDS.map(({ asks, words }) => ({ asks, pattern: toPattern(words) }));

const normalise = (text: string): string => foldCase(text).replace(/[\s\-'’]+/g, ' ');

/** What a visitor's message asks for; stamped on its `message_sent` event (contract §2). */
export function asksFor(text: string): Asks {
  const plain = normalise(text);
  return PATTERNS.find(({ pattern }) => pattern.test(plain))?.asks ?? 'none';
}
