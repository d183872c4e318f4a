/** What V8 writes with `--cpu-prof`; only what is read of it. */
export interface CpuProfile {
  nodes: readonly {
    id: number;
    callFrame: { functionName: string; url: string };
    children?: readonly number[];
  }[];
  samples: readonly number[];
  /** Microseconds before each sample. */
  timeDeltas: readonly number[];
}

/** How much of the time that a process worked one area took. */
export interface AreaShare {
  area: string;
  /** 0 to 1. */
  share: number;
}

const OTHER = 'node: event loop, timers, the rest';
const IDLE = /^\((idle|root)\)$/;

/** The first that matches a frame's url, or its name where it has none, says whose time it is. */
const AREAS: readonly [pattern: RegExp, area: string][] = [
  [/^\(garbage collector\)$/, 'garbage collection'],
  [
    /node_modules\/(mongodb|bson|mongoose|kareem|mquery)\//,
    'database driver: BSON, commands, socket',
  ],
  [/node_modules\/zod\//, 'validation (zod)'],
  [
    /node_modules\/(koa|@koa|koa-|raw-body|co|delegates|accepts|type-is|statuses)/,
    'HTTP and routing',
  ],
  [/node:_http/, 'HTTP and routing'],
  [/server\/(http|accounts|limits)\//, 'caller, site, origin, rate limit'],
  [/server\/tracking\/(group-commit|event-store|pending-store)/, 'group commit'],
  [/server\/(tracking|contracts)\/|node_modules\/(isbot|uuidv7)\//, 'checking and stamping events'],
  [/server\/enrichment\//, 'offline lookup'],
  [/server\/intent\//, 'score'],
  [/server\/visitors\//, 'projection: fold and write'],
  [/server\/analytics\//, 'rollups and companies'],
  [/server\/(live|webhooks|demo)\//, 'live feed, outbox'],
];

const areaOf = ({ functionName, url }: CpuProfile['nodes'][number]['callFrame']) =>
  AREAS.find(([pattern]) => pattern.test(url === '' ? functionName : url))?.[1];

/**
 * Adds up what each area took, largest first. Time in Node's own functions counts for whoever
 * called them.
 * @param from only samples after so many microseconds, so that the start of the process is left out
 */
export function sharesOf({ nodes, samples, timeDeltas }: CpuProfile, from = 0): AreaShare[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children }) => (children ?? []).map((c) => [c, id])),
  );
  const known = new Map<number, string | undefined>();
  const areaAt = (id: number | undefined): string | undefined => {
    const node = id === undefined ? undefined : byId.get(id);
    if (!node) return OTHER;
    if (known.has(node.id)) return known.get(node.id);
    const idle = IDLE.test(node.callFrame.functionName) && node.callFrame.functionName === '(idle)';
    const area = idle ? undefined : (areaOf(node.callFrame) ?? areaAt(parents.get(node.id)));
    known.set(node.id, area);
    return area;
  };
  const times = new Map<string, number>();
  let at = 0;
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    at += delta;
    const area = at < from ? undefined : areaAt(id);
    if (area === undefined) continue;
    busy += delta;
    times.set(area, (times.get(area) ?? 0) + delta);
  }
  return [...times]
    .map(([area, time]) => ({ area, share: time / busy }))
    .toSorted((a, b) => b.share - a.share);
}
