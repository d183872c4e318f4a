const MASK = '…';
/** A beginning shorter than this gives nothing away. */
const SHORTEST = 6;

/** A secret, and of one that is a URL also what a receiver sees of it. */
const spellings = (secret: string): string[] => {
  if (!URL.canParse(secret) || !secret.includes('/')) return [secret];
  const { pathname, search } = new URL(secret);
  return [secret, pathname + search];
};

/** Cuts off what a text that was cut itself has of a secret at its end. */
const withoutBeginning = (text: string, secret: string): string => {
  for (let length = secret.length - 1; length >= SHORTEST; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + MASK;
  }
  return text;
};

/** What a receiver said, less our own secrets: some repeat the request that they refuse. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets
    .flatMap(spellings)
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((said, secret) => withoutBeginning(said.replaceAll(secret, MASK), secret), text);
