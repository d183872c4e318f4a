/**
 * How visitors ask for a person, in the languages that most of them write. A model is not asked
 * about it: whoever wants a person gets one.
 */
const REQUESTS: readonly RegExp[] = [
  /\b(speak|talk|chat|connect|get|put)\b.{0,30}\b(human|person|someone|somebody|representative|rep|sales|support|colleague|real agent|live agent)\b/i,
  /\b(real|live|actual) (human|person|agent)\b/i,
  /^\W*(human|person|agent|representative)( please)?\W*$/i,
  /\b(mit|an|zu) (einem|einen|einer|jemandem|eurem|ihrem)? ?(menschen|mitarbeiter|mitarbeiterin|berater|person)\b/i,
  /\bjemand(em|en)? (sprechen|reden)\b/i,
  /\b(parler|discuter) (à|avec) (un|une|quelqu)/i,
  /\b(hablar|comunicarme) con (una?|alguien)\b/i,
  /\bfalar com (uma?|algu[ée]m)\b/i,
  /\bparlare con (un|una|qualcuno)\b/i,
  /\b(met|aan) een (mens|medewerker|persoon)\b/i,
];

/** Whether a message asks for a person. */
export const wantsPerson = (text: string): boolean =>
  REQUESTS.some((request) => request.test(text));
