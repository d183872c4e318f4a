/**
 * The first `max` UTF-16 units of a text, as the database would give them back: a pair of
 * surrogates that is cut in half becomes U+FFFD there, and what is in memory must be the same.
 */
export const cutText = (text: string, max: number): string => text.slice(0, max).toWellFormed();
