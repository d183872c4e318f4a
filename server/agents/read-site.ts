import type { Egress } from '../egress/egress.ts';
import { readPage, type ReadPage } from './read-page.ts';

/** What came of reading several pages. */
export interface ReadSite {
  pages: ReadPage[];
  problems: { url: string; message: string }[];
}

const NOT_PAGES = /\.(?:png|jpe?g|gif|webp|svg|ico|pdf|zip|gz|mp4|mp3|css|js|json|xml|woff2?)$/i;

/**
 * Reads a page and up to `follow` more of the same site, those that it links to first. One at a
 * time: a site's own server is not to feel it.
 */
export async function readSite(
  egress: Pick<Egress, 'request'>,
  start: string,
  follow: number,
): Promise<ReadSite> {
  let { origin } = new URL(start);
  const queue = [start];
  const seen = new Set(queue);
  const found: ReadSite = { pages: [], problems: [] };
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (found.pages.length + found.problems.length > follow) break;
    try {
      const page = await readPage(egress, url);
      if (found.pages.some((other) => other.url === page.url)) continue;
      // The first page may have moved, from example.com to www.example.com.
      if (found.pages.length === 0) ({ origin } = new URL(page.url));
      found.pages.push(page);
      for (const link of page.links) {
        const { origin: linked, pathname } = new URL(link);
        if (linked !== origin || seen.has(link) || NOT_PAGES.test(pathname)) continue;
        seen.add(link);
        queue.push(link);
      }
    } catch (error) {
      found.problems.push({ url, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return found;
}
