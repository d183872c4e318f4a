import { boot } from './boot.ts';
import type { Extras } from './extras.ts';
import type { Disk } from './tracker/store.ts';

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  [...document.scripts].find(({ src }) => src.includes('/widget/loader.js'));

if (script) {
  const { href, searchParams } = new URL(script.src);
  const base = href.replace(/[^/]*(\?.*)?$/, '');
  // A tag manager strips data attributes, so the address may say the same.
  const option = (name: string) => script.getAttribute(`data-${name}`) ?? searchParams.get(name);
  const widgetId = option('widget-id') ?? option('id');
  const load = (file: string) => import(/* @vite-ignore */ base + file) as Promise<unknown>;
  const start = (disk?: () => Disk) =>
    boot({
      widgetId: widgetId!,
      api: `${base}../api`,
      config: window.__clarm_config?.[widgetId!],
      consent: option('consent'),
      automation: option('automation'),
      page: () =>
        [
          location.pathname,
          option('query-routing') != null && location.search,
          option('hash-routing') != null && location.hash,
        ].join(),
      disk,
      loadPanel: () => load('clarm-widget.js'),
    });
  if (widgetId) {
    if (option('cookie-domain') ?? option('capture'))
      void load('extras.js').then((extras) => (extras as Extras).extend(option, start));
    else start();
  }
}
