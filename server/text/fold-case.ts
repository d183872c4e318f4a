/** Most texts: nothing to be folded but case. */
const ASCII = /^[\x20-\x7e]*$/;
/** Marks that make é of e. */
const ACCENTS = /\p{M}/gu;
/** Letters that are not a letter and a mark to Unicode, yet are typed without it. */
const WHOLE: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const ANY_WHOLE = new RegExp(`[${Object.keys(WHOLE).join('')}]`, 'g');

/**
 * A text as it is compared and searched: lower case, without accents, and one form of what looks
 * alike (`Łódź` is `lodz`, `ﬁ` is `fi`).
 */
export const foldCase = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text
        .toLowerCase()
        .normalize('NFKD')
        .replace(ACCENTS, '')
        // Again: the signs ℠ and ™ are capital letters only once they are taken apart.
        .toLowerCase()
        .replace(ANY_WHOLE, (letter) => WHOLE[letter] ?? letter);
