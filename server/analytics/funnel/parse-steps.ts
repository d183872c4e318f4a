import { ApiError } from '../../errors.ts';
import { eventName } from '../../contracts/track.ts';
import { urlPattern } from './url-pattern.ts';

const MIN_STEPS = 2;
const MAX_STEPS = 6;
const PATH = 'path:';
const MAX_PATTERN = 200;
const MAX_WILDCARDS = 5;

/** One step: an event by its name, or a page view whose path matches. */
export type Step =
  | { text: string; event: string }
  /** `url` is a regular expression of MongoDB on the stored url, to be read without case. */
  | { text: string; url: string };

function parseStep(text: string): Step {
  if (!text.startsWith(PATH)) {
    if (eventName.safeParse(text).success) return { text, event: text };
    throw new ApiError('invalid', { message: `steps: "${text}" is no event's name` });
  }
  const glob = text.slice(PATH.length);
  if (!glob.startsWith('/') || glob.length > MAX_PATTERN)
    throw new ApiError('invalid', { message: 'steps: a path is such as path:/pricing*' });
  if (/\p{Cc}/u.test(glob))
    throw new ApiError('invalid', { message: 'steps: a path has no control characters' });
  if ((glob.match(/\*+/g) ?? []).length > MAX_WILDCARDS)
    throw new ApiError('invalid', { message: `steps: at most ${MAX_WILDCARDS} wildcards a path` });
  return { text, url: urlPattern(glob) };
}

/**
 * Reads `steps=pricing_seen,path:/signup*,purchase`. In a path `*` stands for anything within a
 * segment, `**` for anything, and a `*` at its end for all that follows; a slash at its end makes
 * no difference.
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
