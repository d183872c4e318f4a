import { ApiError } from '../../errors.ts';
import { eventName } from '../../contracts/track.ts';

const MIN_STEPS = 2;
const MAX_STEPS = 6;
const PATH = 'path:';
const MAX_PATTERN = 200;

/** One step: an event by its name, or a page view whose path matches. */
export type Step =
  | { text: string; event: string }
  /** `url` is a regular expression on the whole stored url, to be read without case. */
  | { text: string; url: string };

const escapePattern = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** `*` stands for anything within the path; a slash at its end makes no difference. */
const urlPattern = (glob: string): string => {
  const path = escapePattern(glob.replace(/(?<=.)\/$/, ''))
    .replaceAll(/\*+/g, '*')
    .replaceAll('*', '[^?#]*');
  return `^https?://[^/?#]+${path}/?([?#]|$)`;
};

function parseStep(text: string): Step {
  if (!text.startsWith(PATH)) {
    if (eventName.safeParse(text).success) return { text, event: text };
    throw new ApiError('invalid', { message: `steps: "${text}" is no event's name` });
  }
  const glob = text.slice(PATH.length);
  if (!glob.startsWith('/') || glob.length > MAX_PATTERN)
    throw new ApiError('invalid', { message: 'steps: a path is such as path:/pricing*' });
  return { text, url: urlPattern(glob) };
}

/**
 * Reads `steps=pricing_seen,path:/signup*,purchase`.
 * @throws ApiError `invalid`
 */
export function parseSteps(given: string): Step[] {
  const texts = given
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (texts.length < MIN_STEPS || texts.length > MAX_STEPS)
    throw new ApiError('invalid', { message: `steps: ${MIN_STEPS} to ${MAX_STEPS} of them` });
  return texts.map(parseStep);
}
