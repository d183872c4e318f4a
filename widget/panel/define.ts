import { ClarmWidget } from './clarm-widget-element.ts';

export { ClarmWidget };

/** An element written into a page by hand brings the loader, which then finds it. */
ClarmWidget.start = (element) => {
  const script = document.createElement('script');
  for (const { name, value } of element.attributes)
    if (name.startsWith('data-')) script.setAttribute(name, value);
  script.async = true;
  // This is a chunk: the loader is one folder up.
  script.src = `${import.meta.url.replace(/chunks\/[^/]*$/, '')}loader.js?id=${element.widgetId}`;
  document.head.appendChild(script);
};

if (!customElements.get('clarm-widget')) customElements.define('clarm-widget', ClarmWidget);

declare global {
  interface HTMLElementTagNameMap {
    'clarm-widget': ClarmWidget;
  }
}
