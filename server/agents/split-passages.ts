/** About 300 tokens: some of them fit into any model's context, and each says something whole. */
const MAX_CHARACTERS = 1_200;

const cut = (text: string): string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > MAX_CHARACTERS) {
    const window = rest.slice(0, MAX_CHARACTERS);
    const sentence = Math.max(
      ...['. ', '! ', '? ', '。', '\n'].map((end) => window.lastIndexOf(end)),
    );
    const at = sentence > MAX_CHARACTERS / 2 ? sentence + 1 : window.lastIndexOf(' ');
    const end = at > MAX_CHARACTERS / 2 ? at : MAX_CHARACTERS;
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === '' ? parts : [...parts, rest];
};

/**
 * Splits a text into passages of at most 1,200 characters: between paragraphs where that is
 * possible, between sentences otherwise. Nothing is left out.
 */
export function splitPassages(text: string): string[] {
  const paragraphs = text
    .toWellFormed()
    .split(/\n\s*\n/)
    .flatMap((paragraph) => cut(paragraph.trim()));
  const passages: string[] = [];
  for (const paragraph of paragraphs) {
    const last = passages.at(-1);
    if (last !== undefined && last.length + paragraph.length + 2 <= MAX_CHARACTERS)
      passages[passages.length - 1] = `${last}\n\n${paragraph}`;
    else passages.push(paragraph);
  }
  return passages;
}
