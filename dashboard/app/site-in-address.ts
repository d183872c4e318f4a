/** The site that an address names, if it names one. */
export const siteIn = (search: string): string | undefined =>
  new URLSearchParams(search).get('site') ?? undefined;

/** The same address, of this site; as it is where there is no choice of sites. */
export function withSite(path: string, site: string | undefined): string {
  if (site === undefined) return path;
  const [rest = '', hash] = path.split('#');
  const [pathname = '', search] = rest.split('?');
  const params = new URLSearchParams(search);
  params.set('site', site);
  return `${pathname}?${params}${hash === undefined ? '' : `#${hash}`}`;
}

/** Shows another address without going there: what is on the page is put into it. The site stays. */
export function showAddress(path: string): void {
  const address = withSite(path, siteIn(location.search));
  if (address !== location.pathname + location.search) history.replaceState(null, '', address);
}
