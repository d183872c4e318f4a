/** A piece of a message: plain words, or words that lead somewhere safe. */
export type TextPiece = string | { text: string; href: string };

const LINK = /\b(?:https?:\/\/|www\.)[^\s<>"']+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/gi;
/** What ends a sentence or a bracket rather than an address. */
const TRAILING = /[.,;:!?)\]}'"»”]+$/;

const hrefOf = (text: string) => {
  if (/^https?:/i.test(text)) return text;
  return text.includes('@') && !/^www\./i.test(text) ? `mailto:${text}` : `https://${text}`;
};

/** Cuts a message into words and links; only http(s) and e-mail addresses become links. */
export function textPieces(message: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of message.matchAll(LINK)) {
    let text = match[0].replace(TRAILING, '');
    // A bracket that was opened inside the address belongs to it.
    if (text.split('(').length > text.split(')').length && match[0][text.length] === ')')
      text += ')';
    if (match.index > end) pieces.push(message.slice(end, match.index));
    pieces.push({ text, href: hrefOf(text) });
    end = match.index + text.length;
  }
  if (end < message.length) pieces.push(message.slice(end));
  return pieces;
}
