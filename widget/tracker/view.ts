import { measureEngagement, type Engagement } from './engagement.ts';

/** One page view, from its page_view to its last page_leave. */
export interface View {
  /** The `event_id` of its page_view; undefined where none was made. */
  id: string | undefined;
  session: string | undefined;
  url: string;
  referrer: string;
  title: string;
  engagement: Engagement;
}

/** The server takes 64 KB in all and keeps 2,048 characters. */
const MAX_URL = 4096;

/** The page's address as events carry it. */
export const currentUrl = (): string => location.href.slice(0, MAX_URL);

/** A view of the page as it is now. */
export const viewHere = (referrer: string, onEngaged: () => void): View => ({
  id: undefined,
  session: undefined,
  url: currentUrl(),
  referrer: referrer.slice(0, MAX_URL),
  title: document.title.slice(0, 512),
  engagement: measureEngagement(() => performance.now(), onEngaged),
});
