/** A page as a rep recognises it: the path with its query, without host; the whole text if it is no URL. */
export function pagePath(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return decodeURI(pathname) + search;
  } catch {
    return url;
  }
}

/** The link, if it is one that may be followed from here. */
export const safeHref = (url: string): string | undefined =>
  /^https?:\/\//i.test(url) ? url : undefined;
