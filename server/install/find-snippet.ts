import type { InstallAnswer } from '../contracts/install.ts';

const COMMENT = /<!--.*?-->/gs;
const TAG = /<(?:script|clarm-widget)\b(?:"[^"]*"|'[^']*'|[^>"'])*>/gi;
const SITE = /\bw_[A-Za-z0-9_-]{8,64}/;
const TAG_MANAGER = /googletagmanager\.com\/gtm|piwikpro|tealium|segment\.com\/analytics\.js/i;

/** Whether a page's policy lets `origin` run scripts and be asked. */
const allows = (policy: string, origin: string): boolean =>
  policy.split(',').every((one) => {
    const directives = new Map(
      one.split(';').map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name.toLowerCase(), sources] as const;
      }),
    );
    const { host, protocol } = new URL(origin);
    const named = new Set([origin, host, protocol, '*', `*.${host.replace(/^[^.]+\./, '')}`]);
    const permits = (...names: string[]) => {
      const sources = names.map((name) => directives.get(name)).find(Boolean);
      return !sources || sources.some((source) => named.has(source.replace(/\/$/, '')));
    };
    // 'strict-dynamic' and nonces are the page's own affair: what they run, they run.
    const script = directives.get('script-src-elem') ?? directives.get('script-src') ?? [];
    const dynamic = script.some((source) => /^'(nonce-|strict-dynamic)/.test(source));
    return (
      (dynamic || permits('script-src-elem', 'script-src', 'default-src')) &&
      permits('connect-src', 'default-src')
    );
  });

/**
 * Looks for the snippet of a site in a page.
 * @param policy the page's Content-Security-Policy header, empty where it has none
 * @param origin where Clarm runs
 */
export function findSnippet(
  markup: string,
  policy: string,
  origin: string,
  site: string,
): Pick<InstallAnswer, 'state' | 'detail'> {
  const tags = (markup.replace(COMMENT, '').match(TAG) ?? []).filter(
    (tag) => /^<clarm-widget/i.test(tag) || /\/widget\/loader\.js/.test(tag),
  );
  const ids = tags.map((tag) => SITE.exec(tag)?.[0]);
  if (ids.includes(site)) {
    return allows(policy, origin)
      ? { state: 'installed' }
      : { state: 'blocked', detail: `script-src ${origin}; connect-src ${origin}` };
  }
  const other = ids.find(Boolean);
  if (other) return { state: 'other_site', detail: other };
  return { state: TAG_MANAGER.test(markup) ? 'tag_manager' : 'missing' };
}
