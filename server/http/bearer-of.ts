/** The token of an `Authorization: Bearer …` header; undefined for anything else (RFC 6750 §2.1). */
export const bearerOf = (header: string): string | undefined =>
  /^Bearer +(\S+)$/i.exec(header)?.[1];
