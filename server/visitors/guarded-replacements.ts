import type { mongo } from 'mongoose';
import type { VisitorDoc } from './visitor-doc.ts';
import { toRecord, type VisitorRecord } from './visitor-record.ts';

/** A write that names the version it read; `undefined` where the read found none. */
export interface GuardedWrite {
  doc: VisitorDoc;
  read: string | undefined;
}

/** Documents replaced by one statement; their place in it is looked for from its beginning. */
const MOST = 100;
/** A statement is at most 16 MB; a character is at most three bytes. */
const MOST_CHARACTERS = 4_000_000;

const charactersOf = ({ state, base }: VisitorRecord): number =>
  (state?.length ?? 0) + (base?.length ?? 0);

function portions(replacements: readonly Replacement[]): Replacement[][] {
  const made: Replacement[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const replacement of replacements) {
    const more = charactersOf(replacement.record);
    const last = made.at(-1);
    if (!last || last.length >= MOST || characters + more > MOST_CHARACTERS) {
      made.push([replacement]);
      characters = more;
    } else {
      last.push(replacement);
      characters += more;
    }
  }
  return made;
}

interface Replacement {
  record: VisitorRecord;
  read: string;
}

type Statement = Extract<mongo.AnyBulkWriteOperation<VisitorRecord>, { updateMany: unknown }>;

/**
 * Statements that replace each document where its version is as read, and touch no other. Named by
 * `_id` and version one by one, every document would be planned anew, which costs the engine more
 * than the write itself (measured: 280 µs each, against 115 µs so).
 * Whose version is another one is replaced by itself: it counts as matched, not as modified.
 */
export function guardedReplacements(writes: readonly GuardedWrite[]): Statement[] {
  const replacements = writes.flatMap(({ doc, read }) =>
    read === undefined ? [] : [{ record: toRecord(doc), read }],
  );
  return portions(replacements).map((portion) => {
    const ids = portion.map(({ record }) => record._id);
    const here = (values: readonly unknown[]) => ({
      $arrayElemAt: [{ $literal: values }, '$$place'],
    });
    const isAsRead = { $eq: ['$version', here(portion.map(({ read }) => read))] };
    const next = here(portion.map(({ record }) => record));
    return {
      updateMany: {
        filter: { _id: { $in: ids } },
        update: [
          {
            $replaceWith: {
              $let: {
                vars: { place: { $indexOfArray: [{ $literal: ids }, '$_id'] } },
                in: { $cond: [isAsRead, next, '$$ROOT'] },
              },
            },
          },
        ],
      },
    };
  });
}
