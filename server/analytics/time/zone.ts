export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** Every zone of today is a whole number of quarters away from UTC, and changes at one. */
export const QUARTER_MS = 900_000;

/** Offsets range from −12 to +14 hours: a local day begins within this of its UTC midnight. */
const REACH_MS = 15 * HOUR_MS;
/** Quarters whose offset is remembered: half a year. */
const REMEMBERED = 20_000;

/** The calendar of one time zone. Hours and days are named by the moment at which they begin. */
export interface Zone {
  name: string;
  /** The beginning of the local hour in which a moment lies, ms. Of a repeated hour each is one. */
  hourOf(at: number): number;
  /** The local date of a moment, `YYYY-MM-DD`. */
  dayOf(at: number): string;
  /** The stretches of [from, to) in which local time is `offset` ms ahead of UTC. */
  offsets(from: number, to: number): { from: number; offset: number }[];
  /** The first moment of a local date, ms; midnight, unless a clock skips it. */
  startOf(day: string): number;
  /** The beginnings of all hours that have a part in [from, to), ms. */
  hours(from: number, to: number): number[];
}

const OFFSET = /GMT(?:([+-])(\d\d):(\d\d))?/;

const formatterOf = (name: string): Intl.DateTimeFormat => {
  const options = { timeZoneName: 'longOffset', hour: 'numeric' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: name });
  } catch {
    // A zone that this runtime does not know: the days of UTC are better than none.
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
};

const createOffsets = (name: string): ((at: number) => number) => {
  const formatter = formatterOf(name);
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    const remembered = known.get(quarter);
    if (remembered !== undefined) return remembered;
    const [, sign, hours, minutes] = OFFSET.exec(formatter.format(quarter * QUARTER_MS)) ?? [];
    const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
    const offset = sign === '-' ? -size : size;
    if (known.size >= REMEMBERED) known.clear();
    known.set(quarter, offset);
    return offset;
  };
};

/** Makes the calendar of an IANA time zone. */
export function createZone(name: string): Zone {
  const offsetAt = createOffsets(name);

  const hourOf = (at: number): number => {
    const local = at + offsetAt(at);
    return at - (((local % HOUR_MS) + HOUR_MS) % HOUR_MS);
  };
  const dayOf = (at: number): string => new Date(at + offsetAt(at)).toISOString().slice(0, 10);

  const startOf = (day: string): number => {
    const midnight = Date.parse(`${day}T00:00:00Z`);
    let before = midnight - REACH_MS;
    let found = midnight + REACH_MS;
    while (found - before > QUARTER_MS) {
      const middle = Math.floor((before + found) / 2 / QUARTER_MS) * QUARTER_MS;
      if (dayOf(middle) >= day) found = middle;
      else before = middle;
    }
    return found;
  };

  /** A zone changes its offset some months apart: looked for day by day, then to the quarter. */
  const offsets = (from: number, to: number): { from: number; offset: number }[] => {
    const found = [{ from, offset: offsetAt(from) }];
    // From a quarter on, or halving would come to rest before it.
    for (let at = Math.floor(from / QUARTER_MS) * QUARTER_MS; at < to; at += DAY_MS) {
      let after = at + DAY_MS;
      const offset = offsetAt(after);
      if (offset === found.at(-1)?.offset) continue;
      let before = at;
      while (after - before > QUARTER_MS) {
        const middle = Math.floor((before + after) / 2 / QUARTER_MS) * QUARTER_MS;
        if (offsetAt(middle) === offset) after = middle;
        else before = middle;
      }
      found.push({ from: after, offset });
    }
    return found;
  };

  const hours = (from: number, to: number): number[] => {
    const found: number[] = [];
    for (let at = hourOf(from); at < to; at = hourOf(at + HOUR_MS)) found.push(at);
    return found;
  };

  return { name, hourOf, dayOf, offsets, startOf, hours };
}

/** The date `count` days after another (before it, where negative). */
export const addDays = (day: string, count: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
};
