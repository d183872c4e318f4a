import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the library's parameters, which are OWASP's: 19 MiB, two passes, one lane. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Makes the check of a password that takes as long where there is no such member. */
export function createPasswordCheck(): (
  stored: string | undefined,
  password: string,
) => Promise<boolean> {
  let decoy: Promise<string> | undefined;
  return async (stored, password) => {
    decoy ??= hash('nobody has this password');
    const right = await verify(stored ?? (await decoy), password);
    return right && stored !== undefined;
  };
}
