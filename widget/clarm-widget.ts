import { ClarmWidget } from './panel/clarm-widget-element.ts';
import { tagOptions } from './tag-options.ts';

export { ClarmWidget };

const base = import.meta.url.replace(/[^/]*$/, '');

ClarmWidget.start = (element) => {
  const widgetId = element.getAttribute('widget-id');
  if (!widgetId) return;
  void import('./boot.ts').then(({ boot }) =>
    boot({
      ...tagOptions((name) => element.getAttribute(`data-${name}`)),
      widgetId,
      api: new URL('../api', base).href,
      config: window.__clarm_config?.[widgetId],
      loadPanel: () => Promise.resolve(),
    }),
  );
};

if (!customElements.get('clarm-widget')) customElements.define('clarm-widget', ClarmWidget);

declare global {
  interface HTMLElementTagNameMap {
    'clarm-widget': ClarmWidget;
  }
}
