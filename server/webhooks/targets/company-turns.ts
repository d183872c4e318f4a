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
