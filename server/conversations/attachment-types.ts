/** A kind of file that is taken: what it is sent out as, and how it begins where that is known. */
interface FileKind {
  type: string;
  /** Tested on the file's first bytes in hexadecimal. */
  begins?: RegExp;
}

const ZIP = /^504b0304/;
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';
/** ISO 14496-12: the second word of the file is `ftyp`. */
const ISO_MEDIA = /^.{8}66747970/;

/** By the end of the name. What a browser would run, HTML and SVG included, is not among them. */
const KINDS: Readonly<Record<string, FileKind>> = {
  png: { type: 'image/png', begins: /^89504e470d0a1a0a/ },
  jpg: { type: 'image/jpeg', begins: /^ffd8ff/ },
  jpeg: { type: 'image/jpeg', begins: /^ffd8ff/ },
  gif: { type: 'image/gif', begins: /^47494638(37|39)61/ },
  webp: { type: 'image/webp', begins: /^52494646.{8}57454250/ },
  avif: { type: 'image/avif', begins: ISO_MEDIA },
  heic: { type: 'image/heic', begins: ISO_MEDIA },
  pdf: { type: 'application/pdf', begins: /^(..){0,8}255044462d/ },
  txt: { type: 'text/plain' },
  log: { type: 'text/plain' },
  md: { type: 'text/markdown' },
  csv: { type: 'text/csv' },
  json: { type: 'application/json' },
  docx: { type: `${OFFICE}.wordprocessingml.document`, begins: ZIP },
  xlsx: { type: `${OFFICE}.spreadsheetml.sheet`, begins: ZIP },
  pptx: { type: `${OFFICE}.presentationml.presentation`, begins: ZIP },
  odt: { type: `${OPEN_DOCUMENT}.text`, begins: ZIP },
  ods: { type: `${OPEN_DOCUMENT}.spreadsheet`, begins: ZIP },
  zip: { type: 'application/zip', begins: ZIP },
  mp4: { type: 'video/mp4', begins: ISO_MEDIA },
  mov: { type: 'video/quicktime', begins: ISO_MEDIA },
  m4a: { type: 'audio/mp4', begins: ISO_MEDIA },
  webm: { type: 'video/webm', begins: /^1a45dfa3/ },
  mp3: { type: 'audio/mpeg', begins: /^(494433|ff[ef])/ },
  wav: { type: 'audio/wav', begins: /^52494646.{8}57415645/ },
  ogg: { type: 'audio/ogg', begins: /^4f676753/ },
};

/** So many first bytes tell what a file is. */
export const HEAD_BYTES = 64;

/**
 * The type of a file by its name, where its first bytes do not contradict; undefined for what is
 * not taken. What the sender claims it to be does not count.
 */
export function fileTypeOf(name: string, head: Buffer): string | undefined {
  const end = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(KINDS, end)) return undefined;
  const { type, begins } = KINDS[end]!;
  const fits = begins ? begins.test(head.toString('hex')) : !head.includes(0);
  return fits ? type : undefined;
}

const LONGEST_NAME = 120;

/** A file's name without folders, control characters and marks that turn the reading direction. */
export function safeFileName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  if (clean.length <= LONGEST_NAME) return clean || 'file';
  const end = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, LONGEST_NAME - end.length).toWellFormed() + end;
}
