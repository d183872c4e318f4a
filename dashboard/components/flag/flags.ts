/**
 * Small flags as data, because emoji flags do not exist on Windows: bands, a Nordic cross or a
 * disc, simplified to what can be told apart at 18 × 13 px. What is not here shows its code.
 */
export type FlagSpec =
  | { kind: 'rows' | 'columns'; colours: readonly string[]; weights?: readonly number[] }
  | { kind: 'nordic'; ground: string; cross: string; inner?: string }
  | { kind: 'disc'; ground: string; disc: string }
  | { kind: 'drawn' };

const rows = (...colours: string[]): FlagSpec => ({ kind: 'rows', colours });
const columns = (...colours: string[]): FlagSpec => ({ kind: 'columns', colours });
const weighted = (kind: 'rows' | 'columns', weights: number[], ...colours: string[]): FlagSpec => ({
  kind,
  colours,
  weights,
});
const nordic = (ground: string, cross: string, inner?: string): FlagSpec => ({
  kind: 'nordic',
  ground,
  cross,
  ...(inner ? { inner } : {}),
});
const drawn: FlagSpec = { kind: 'drawn' };
const W = '#fff';

/** By ISO 3166-1 alpha-2 code. */
export const FLAGS: Readonly<Record<string, FlagSpec>> = {
  AE: weighted('rows', [1, 1, 1], '#00732f', W, '#111'),
  AM: rows('#d90012', '#0033a0', '#f2a800'),
  AR: rows('#74acdf', W, '#74acdf'),
  AT: rows('#c8102e', W, '#c8102e'),
  AU: drawn,
  BD: { kind: 'disc', ground: '#006a4e', disc: '#f42a41' },
  BE: columns('#111', '#fdda24', '#ef3340'),
  BG: rows(W, '#00966e', '#d62612'),
  BO: rows('#d52b1e', '#f9e300', '#007934'),
  BR: drawn,
  CA: drawn,
  CH: drawn,
  CI: columns('#f77f00', W, '#009e60'),
  CL: drawn,
  CN: drawn,
  CO: weighted('rows', [2, 1, 1], '#fcd116', '#003893', '#ce1126'),
  CZ: drawn,
  DE: rows('#111', '#dd0000', '#ffce00'),
  DK: nordic('#c8102e', W),
  EE: rows('#0072ce', '#111', W),
  EG: rows('#ce1126', W, '#111'),
  ES: weighted('rows', [1, 2, 1], '#aa151b', '#f1bf00', '#aa151b'),
  FI: nordic(W, '#003580'),
  FR: columns('#0055a4', W, '#ef4135'),
  GB: drawn,
  GR: rows('#0d5eaf', W, '#0d5eaf', W, '#0d5eaf', W, '#0d5eaf'),
  HU: rows('#ce2939', W, '#477050'),
  ID: rows('#ce1126', W),
  IE: columns('#169b62', W, '#ff883e'),
  IL: drawn,
  IN: drawn,
  IS: nordic('#02529c', W, '#dc1e35'),
  IT: columns('#009246', W, '#ce2b37'),
  JP: { kind: 'disc', ground: W, disc: '#bc002d' },
  KR: drawn,
  LT: rows('#fdb913', '#006a44', '#c1272d'),
  LU: rows('#ed2939', W, '#00a1de'),
  LV: weighted('rows', [2, 1, 2], '#9e3039', W, '#9e3039'),
  MC: rows('#ce1126', W),
  MX: columns('#006847', W, '#ce1126'),
  NG: columns('#008751', W, '#008751'),
  NL: rows('#ae1c28', W, '#21468b'),
  NO: nordic('#ba0c2f', W, '#00205b'),
  NZ: drawn,
  PE: columns('#d91023', W, '#d91023'),
  PH: rows('#0038a8', '#ce1126'),
  PL: rows(W, '#dc143c'),
  PT: weighted('columns', [2, 3], '#046a38', '#da291c'),
  RO: columns('#002b7f', '#fcd116', '#ce1126'),
  RS: rows('#c6363c', '#0c4076', W),
  RU: rows(W, '#0039a6', '#d52b1e'),
  SE: nordic('#006aa7', '#fecc02'),
  SG: rows('#ee2536', W),
  SI: rows(W, '#005da4', '#ed1c24'),
  SK: rows(W, '#0b4ea2', '#ee1c25'),
  TH: weighted('rows', [1, 1, 2, 1, 1], '#a51931', W, '#2d2a4a', W, '#a51931'),
  TR: drawn,
  UA: rows('#0057b7', '#ffd700'),
  US: drawn,
  VN: { kind: 'disc', ground: '#da251d', disc: '#ff0' },
  ZA: drawn,
};
