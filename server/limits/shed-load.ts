import type { RequestListener } from 'node:http';
import { refuseEarly } from '../http/refuse-early.ts';

/** What visitors' browsers send again by themselves: it may be put off. Nothing else is. */
const PUT_OFF = /^\/api\/(track|presence|chat\/)/i;

/**
 * One turn of the event loop takes requests in for this long; what else is ready in that turn is
 * refused. A refusal takes a tenth of a request's time, so a turn stays below 50 ms.
 */
const TURN_MS = 25;
/** So many are taken in a turn however long they take: a slow or busy machine is not overloaded yet. */
const AT_LEAST = 50;
/** Requests that are taken in and not answered; past it they would wait longer than they are worth. */
const MAX_UNDERWAY = 2_000;
const COME_BACK_SECONDS = 2;

export interface LoadSheddingDeps {
  handle: RequestListener;
  /** Whether no event could be stored now. */
  isFull(): boolean;
  /** Told of every request that was refused. */
  onRefused?(): void;
  now?: () => number;
  maxUnderway?: number;
  atLeast?: number;
}

/**
 * Keeps an overloaded server at its best: takes in what it can answer in time and refuses the rest
 * at once with 503, before reading or parsing it. Nothing is measured while there is little to do.
 */
export function shedLoad({
  handle,
  isFull,
  onRefused = () => undefined,
  now = () => performance.now(),
  maxUnderway = MAX_UNDERWAY,
  atLeast = AT_LEAST,
}: LoadSheddingDeps): {
  handle: RequestListener;
} {
  let underway = 0;
  /** When this turn of the event loop took its first request in. */
  let turnBegan: number | undefined;
  let takenInTurn = 0;
  const endTurn = (): void => {
    turnBegan = undefined;
    takenInTurn = 0;
  };

  const isTooMuch = (): boolean => {
    if (turnBegan === undefined) {
      turnBegan = now();
      // Runs when all sockets that were ready in this turn have been read.
      setImmediate(endTurn);
    } else if (takenInTurn >= atLeast && now() - turnBegan > TURN_MS) return true;
    return underway >= maxUnderway || isFull();
  };

  return {
    handle(request, answer) {
      if (request.method !== 'POST' || !PUT_OFF.test(request.url ?? '')) {
        handle(request, answer);
        return;
      }
      if (isTooMuch()) {
        onRefused();
        refuseEarly(answer, 'overloaded', COME_BACK_SECONDS);
        return;
      }
      underway += 1;
      takenInTurn += 1;
      answer.once('close', () => {
        underway -= 1;
      });
      handle(request, answer);
    },
  };
}
