const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const UNESCAPES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** A text that calls nobody and links nothing in Slack: `<!channel>` stays what it is. */
export const toSlack = (text: string): string =>
  text.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

const reference = (inside: string): string => {
  const [target = '', label] = inside.split('|');
  if (/^[@#!]/.test(target)) return label === undefined ? '' : `@${label}`;
  const plain = target.replace(/^mailto:/, '');
  if (label === undefined || label === plain) return plain;
  return `[${label.replaceAll(/[[\]]/g, '')}](${target})`;
};

/**
 * What somebody wrote in Slack as the widget's Markdown
 * (https://docs.slack.dev/messaging/formatting-message-text).
 */
export const fromSlack = (text: string): string =>
  text
    .replaceAll(/<([^<>]+)>/g, (_, inside: string) => reference(inside))
    .replaceAll(/(^|[\s(])\*([^*\n]+)\*(?=$|[\s.,;:!?)])/g, '$1**$2**')
    .replaceAll(/&(?:amp|lt|gt);/g, (entity) => UNESCAPES[entity] ?? entity)
    .trim();
