import { textPieces } from './rich-text.ts';

/** A piece of a line: words, or something with pieces inside. */
export type Inline =
  | string
  | { kind: 'strong' | 'em' | 'del'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; children: Inline[] };

/** A block of a message. */
export type Block =
  | { kind: 'text' | 'quote'; children: Inline[] }
  | { kind: 'pre'; text: string }
  | { kind: 'ul' | 'ol'; items: Inline[][] };

/** Code, links with words, and the three emphases; whatever else there is stays as it was written. */
const INLINE =
  /`([^`\n]+)`|\[([^\]\n]+)\]\((https?:\/\/[^\s()]+|mailto:[^\s()]+)\)|\*\*(?=\S)([^\n]*?\S)\*\*|~~(?=\S)([^\n]*?\S)~~|(?<![\w*])\*(?=[^\s*])([^\n*]*?[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])([^\n_]*?[^\s_])_(?!\w)/;

const DEEPEST = 4;

/** Cuts a line of a message into words, links, code and emphases. */
export function parseInline(text: string, depth = 0): Inline[] {
  const match = depth < DEEPEST ? INLINE.exec(text) : null;
  if (!match)
    return textPieces(text).map((piece) =>
      typeof piece === 'string'
        ? piece
        : { kind: 'link', href: piece.href, children: [piece.text] },
    );
  // An address may have such signs in it: whatever is found first counts.
  const link = textPieces(text).find((piece) => typeof piece !== 'string');
  const linkAt = link && typeof link !== 'string' ? text.indexOf(link.text) : -1;
  if (link && typeof link !== 'string' && linkAt >= 0 && linkAt < match.index) {
    const end = linkAt + link.text.length;
    return [
      ...(linkAt > 0 ? [text.slice(0, linkAt)] : []),
      { kind: 'link', href: link.href, children: [link.text] },
      ...(end < text.length ? parseInline(text.slice(end), depth) : []),
    ];
  }
  const [whole, code, label, href, strong, del, star, under] = match;
  const rest = text.slice(match.index + whole.length);
  const em = star ?? under;
  const inner = (words: string) => parseInline(words, depth + 1);
  const piece: Inline =
    code !== undefined
      ? { kind: 'code', text: code }
      : label !== undefined
        ? { kind: 'link', href: href!, children: [label] }
        : strong !== undefined
          ? { kind: 'strong', children: inner(strong) }
          : del !== undefined
            ? { kind: 'del', children: inner(del) }
            : { kind: 'em', children: inner(em!) };
  return [
    ...(match.index > 0 ? [text.slice(0, match.index)] : []),
    piece,
    ...(rest ? parseInline(rest, depth) : []),
  ];
}

const BULLET = /^\s*[-*•]\s+(?=\S)/;
const NUMBER = /^\s*\d{1,3}[.)]\s+(?=\S)/;
const QUOTE = /^>\s?/;

/**
 * The safe subset of Markdown that a message may use: emphasis, code, links to http(s) and e-mail,
 * lists, quotes. A tree, never HTML; what is not Markdown comes out as it went in.
 */
export function parseMarkdown(message: string): Block[] {
  const blocks: Block[] = [];
  const parts = message.split(/```(?:\w*\n)?([^]*?)\n?```\n?/);
  parts.forEach((part, i) => {
    if (i % 2) blocks.push({ kind: 'pre', text: part });
    else if (part) blocks.push(...parseLines(part.replace(/\n$/, '')));
  });
  return blocks;
}

function parseLines(text: string): Block[] {
  const blocks: Block[] = [];
  let plain: string[] = [];
  /** Blank lines beside a block are its margin. */
  const flush = (beforeBlock = false) => {
    let words = plain.join('\n');
    if (blocks.length) words = words.replace(/^\n+/, '');
    if (beforeBlock) words = words.replace(/\n+$/, '');
    if (words) blocks.push({ kind: 'text', children: parseInline(words) });
    plain = [];
  };
  for (const line of text.split('\n')) {
    const list = BULLET.test(line) ? 'ul' : NUMBER.test(line) ? 'ol' : undefined;
    if (list) {
      flush(true);
      const item = parseInline(line.replace(list === 'ul' ? BULLET : NUMBER, ''));
      const open = blocks.at(-1);
      if (open?.kind === list) open.items.push(item);
      else blocks.push({ kind: list, items: [item] });
    } else if (QUOTE.test(line)) {
      flush(true);
      blocks.push({ kind: 'quote', children: parseInline(line.replace(QUOTE, '')) });
    } else plain.push(line);
  }
  flush();
  return blocks;
}
