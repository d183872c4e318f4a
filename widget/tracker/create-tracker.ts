import type { ClarmTrack } from './clarm-track.ts';
import { startTracker, type TrackerOptions } from './start-tracker.ts';

export type {
  ClarmTrack,
  IdentifyProperties,
  Properties,
  PurchaseProperties,
  TrackCalls,
} from './clarm-track.ts';

/** What `createTracker` takes: the site's id, where Clarm runs, and the options of the script tag. */
export interface CreateTrackerOptions extends Omit<TrackerOptions, 'api'> {
  /** Where Clarm runs, such as `https://clarm.example.com`, without a slash at the end. */
  host: string;
}

/**
 * Counts this page and returns `ClarmTrack`; the npm face of the tracker. On a server, where there
 * is no window, it does nothing.
 * @example
 * const track = createTracker({ widgetId: 'w_…', host: 'https://clarm.example.com' });
 * track('goal_achieved', { goal: 'demo_booked' });
 */
export function createTracker({ host, ...options }: CreateTrackerOptions): ClarmTrack {
  if (typeof window === 'undefined') {
    const nothing = (() => {}) as unknown as ClarmTrack;
    nothing.track = nothing;
    nothing.visitorId = nothing as unknown as () => undefined;
    return nothing;
  }
  const tracker = startTracker({ ...options, api: `${host}/api` });
  tracker.start();
  return tracker.call;
}
