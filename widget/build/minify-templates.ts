import type { Plugin } from 'vite';

/** The parts of an ESTree node that are looked at here. */
interface Node {
  type: string;
  start: number;
  end: number;
  [child: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Every `html`, `svg` and `css` template's literal parts below `node`. */
function* literalsOf(node: Node): Generator<{ tag: string; part: Node }> {
  const { tag, quasi } = node as { tag?: Node & { name?: string }; quasi?: Node };
  if (node.type === 'TaggedTemplateExpression' && /^(html|svg|css)$/.test(tag?.name ?? ''))
    for (const part of quasi!['quasis'] as Node[]) yield { tag: tag!.name!, part };
  for (const value of Object.values(node).flat()) if (isNode(value)) yield* literalsOf(value);
}

/** The same style sheet, without the white space that only its author needs. */
export const minifyCss = (css: string): string =>
  css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}');

/** The same markup, without line breaks: none between tags, a blank for each elsewhere. */
export const minifyHtml = (markup: string): string =>
  markup.replace(/(>?)\s*\n\s*(<?)/g, (_all, before: string, after: string) =>
    before && after ? '><' : `${before} ${after}`,
  );

/** Takes the indentation out of Lit's templates, which a minifier of JavaScript must leave alone. */
export function minifyTemplates(environments: readonly string[]): Plugin {
  return {
    name: 'clarm:minify-templates',
    enforce: 'post',
    applyToEnvironment: ({ name }) => environments.includes(name),
    transform(code, id) {
      if (!/\/widget\/.*\.ts$/.test(id) || !/\b(html|svg|css)`/.test(code)) return undefined;
      let result = code;
      const parts = [...literalsOf(this.parse(code) as unknown as Node)];
      for (const { tag, part } of parts.toSorted((a, b) => b.part.start - a.part.start)) {
        const minify = tag === 'css' ? minifyCss : minifyHtml;
        const { start, end } = part;
        result = result.slice(0, start) + minify(code.slice(start, end)) + result.slice(end);
      }
      return { code: result, map: null };
    },
  };
}
