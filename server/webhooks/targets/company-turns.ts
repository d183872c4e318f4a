import { setTimeout as delay } from 'node:timers/promises';

const LOOK_AGAIN_MS = 200;

/** A turn at writing one company in one HubSpot account. */
export interface CompanyTurn {
  /** HubSpot's id of the company, where one of the turns before found or made it lately. */
  record?: string;
  /** Ends the turn; the next one is told of the record. A turn that is not ended ends by itself. */
  end(record: string | undefined): Promise<void>;
}

/**
 * One at a time per company: HubSpot takes two companies of one domain, and its search finds a
 * new one only after some moments, so that searching and then making one is not enough.
 */
export interface CompanyTurns {
  /**
   * @param account names the HubSpot account without its token
   * @returns undefined while somebody else has the turn
   */
  take(site: string, account: string, domain: string): Promise<CompanyTurn | undefined>;
}

/** Takes a turn, or waits for one; undefined when it took too long, or the signal ended it. */
export async function waitForTurn(
  take: () => Promise<CompanyTurn | undefined>,
  patienceMs: number,
  signal: AbortSignal,
): Promise<CompanyTurn | undefined> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const turn = await take();
    if (turn || waited >= patienceMs || signal.aborted) return turn;
    await delay(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}
