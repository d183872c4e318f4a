import { boot } from './boot.ts';
import { tagOptions } from './tag-options.ts';

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  [...document.scripts].find(({ src }) => /\/widget\/loader\.js/.test(src));

if (script) {
  const base = new URL('.', script.src).href;
  const query = new URL(script.src).searchParams;
  const option = (name: string) => script.getAttribute(`data-${name}`) ?? query.get(name);
  const widgetId = option('widget-id') ?? query.get('id');
  if (widgetId)
    boot({
      ...tagOptions(option),
      widgetId,
      api: new URL('../api', base).href,
      config: window.__clarm_config?.[widgetId],
      loadPanel: () => import(/* @vite-ignore */ `${base}clarm-widget.js`),
    });
}
