import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { refuseEarly } from '../http/refuse-early.ts';

/** What browsers of visitors and balancers wait for; they give up themselves after 15 s. */
const HASTY = /^\/(api\/(track|presence|chat|widgets)|widget|readyz)\b/i;
const HASTY_MS = 10_000;
/** What people at the dashboard wait for: a long report is worth more than a database that hangs. */
const PATIENT_MS = 30_000;
/** One look at all of them instead of a timer for each. */
const LOOK_EVERY_MS = 1_000;
const COME_BACK_SECONDS = 5;

export interface AnswerInTimeOptions {
  now?: () => number;
  /** Has it look again and again. */
  repeat?: (look: () => void) => void;
}

interface Waiting {
  request: IncomingMessage;
  answer: ServerResponse;
  /** When the whole request was there; a slow sender is none of ours. */
  since: number | undefined;
}

/**
 * Says 503 to who waits for a database that neither answers nor refuses, so that a browser keeps
 * its events and comes again. The work itself goes on: what it stores is stored once, whoever asks.
 */
export function answerInTime(
  handle: RequestListener,
  {
    now = () => performance.now(),
    repeat = (look) => void setInterval(look, LOOK_EVERY_MS).unref(),
  }: AnswerInTimeOptions = {},
): RequestListener {
  const waiting = new Set<Waiting>();
  const look = (): void => {
    const time = now();
    for (const one of waiting) {
      const { request, answer } = one;
      if (answer.headersSent) waiting.delete(one);
      else if (request.complete) {
        one.since ??= time;
        const patience = HASTY.test(request.url ?? '') ? HASTY_MS : PATIENT_MS;
        if (time - one.since >= patience) refuseEarly(answer, 'unavailable', COME_BACK_SECONDS);
      }
    }
  };
  repeat(look);

  return (request, answer) => {
    const one: Waiting = { request, answer, since: undefined };
    waiting.add(one);
    answer.once('close', () => waiting.delete(one));
    handle(request, answer);
  };
}
