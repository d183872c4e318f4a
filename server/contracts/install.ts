import { z } from 'zod';

/** `POST /api/install-check`: which page to look at. */
export const installCheck = z.object({ url: z.string().trim().min(1).max(2048) });

/** What was found on that page. */
export const installAnswer = z.object({
  /**
   * `installed`; `other_site`: the snippet of another site; `blocked`: it is there, and the page's
   * Content-Security-Policy stops it; `missing`; `tag_manager`: not in the page, but a tag manager
   * is, which may bring it; `unreachable`: the page did not answer with HTML.
   */
  state: z.enum(['installed', 'other_site', 'blocked', 'missing', 'tag_manager', 'unreachable']),
  /** The page that answered, after redirects. */
  url: z.string(),
  /** More, in words: why it is unreachable, or what the policy has to allow. */
  detail: z.string().optional(),
});
export type InstallAnswer = z.infer<typeof installAnswer>;
