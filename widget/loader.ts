import { boot, type BootOptions } from './boot.ts';
import type { Extras } from './extras.ts';

/** Options that few tags have, in attributes or in the address; what they ask for is a file of its own. */
const RARE = /capture|cookie-domain|-routing/;

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  [...document.scripts].find(({ src }) => src.includes('/widget/loader.js'));

if (script) {
  const { href, searchParams } = new URL(script.src);
  const base = href.replace(/[^/]*(\?.*)?$/, '');
  // A tag manager strips data attributes, so the address may say the same.
  const option = (name: string) => script.getAttribute(`data-${name}`) ?? searchParams.get(name);
  const widgetId = option('widget-id') ?? option('id');
  // The build puts the hashed names of this very release here (build/name-chunks.ts).
  const load = (file: string) => import(/* @vite-ignore */ base + file) as Promise<unknown>;
  const start = (extra?: Partial<BootOptions>) =>
    boot({
      widgetId: widgetId!,
      api: `${base}../api`,
      config: window.__clarm_config?.[widgetId!],
      consent: option('consent'),
      automation: option('automation'),
      loadPanel: () => load('clarm-widget.js'),
      ...extra,
    });
  if (widgetId) {
    if (RARE.test(script.outerHTML))
      load('extras.js')
        .then((extras) => (extras as Extras).extend(option, start))
        .catch(() => start());
    else start();
  }
}
