import type { CompanyFacts, Confidence } from '../contracts/network.ts';
import type { EnterpriseRow, IntentState, ScoreRow } from '../contracts/intent.ts';
import type { StoredEvent } from '../contracts/stored-event.ts';

/** What a score is made of besides the rules and the time. */
export interface ScoreInput {
  state: IntentState;
  company?: CompanyFacts & { confidence: Confidence };
  /** The company's own network was seen, not only its e-mail domain. */
  networkIsOwn: boolean;
  bot: boolean;
}

/** A score with its three parts (contract §7). */
export interface Scored {
  intent: number;
  P: number;
  G: number;
  C: number;
  breakdown: ScoreRow[];
}

/** One site's scoring rules as the projector uses them; the pipeline makes it from the intent feature. */
export interface Scoring {
  rulesVersion: number;
  threshold: number;
  /** At or below this a visitor is armed again. */
  rearmAt: number;
  empty(): IntentState;
  add(state: IntentState, event: StoredEvent): IntentState;
  score(input: ScoreInput, now: number): Scored;
  /** When the rounded score next changes without any event, ms. */
  nextFall(input: ScoreInput, now: number): number | undefined;
  /** Enterprise score 0–100 of the company, and what it is made of; none without a company. */
  enterprise(
    input: ScoreInput,
    now: number,
  ): { score: number; breakdown: EnterpriseRow[] } | undefined;
  /** The company behind an e-mail, unless it is free mail. */
  companyOfEmail(email: string): CompanyFacts | undefined;
}
