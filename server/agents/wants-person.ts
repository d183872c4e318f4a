import { ABOUT_OTHERS, REQUESTS } from './person-requests.ts';

const MAX_CHARACTERS = 2_000;

/**
 * Whether a message asks for a person. A model is not asked about it: whoever wants a person gets
 * one. What this misses, the model is told to hand over, too.
 */
export function wantsPerson(message: string): boolean {
  const text = message
    .slice(0, MAX_CHARACTERS)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/\s*\n\s*/gu, '. ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return REQUESTS.some((request) => {
    const found = request.exec(text);
    if (!found) return false;
    const upTo = text.slice(0, found.index + found[0].length);
    const sentence = upTo.split(/[.!?]\s/u).at(-1) ?? '';
    return !ABOUT_OTHERS.some((others) => others.test(sentence));
  });
}
