/** An address, and who is known to be there; of a business, the company's domain. */
export type PanelRow = readonly [address: string, who: string];
