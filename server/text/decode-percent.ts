/** One letter of UTF-8, of one to four bytes. */
const LETTER =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi;

/**
 * The words behind the escapes of a path. What is no UTF-8 stays as it is, and alone: a path may
 * have been cut in the middle of a letter.
 */
export const decodePercent = (path: string): string =>
  path.includes('%')
    ? path.replace(LETTER, (escapes) => {
        try {
          return decodeURIComponent(escapes);
        } catch {
          return escapes;
        }
      })
    : path;
