import { ClarmWidget } from './clarm-widget-element.ts';

export { ClarmWidget };

/**
 * An element written into a page by hand brings the loader, which then finds it; where Trusted
 * Types forbid that, the page's own tag has to.
 */
ClarmWidget.start = (element) => {
  const script = document.createElement('script');
  for (const { name, value } of element.attributes)
    if (name.startsWith('data-')) script.setAttribute(name, value);
  script.async = true;
  try {
    // This is a chunk: the loader is one folder up.
    script.src = `${import.meta.url.replace(/chunks\/[^/]*$/, '')}loader.js?id=${element.widgetId}`;
    document.head.appendChild(script);
  } catch {
    // Nothing is thrown into the page.
  }
};

const defined = customElements.get('clarm-widget');
// An XML page reads Lit's templates as XML, which they are not; another has made the element its
// own. No launcher, rather than one that opens nothing.
if (document.contentType.includes('xml') || (defined && !('attach' in defined.prototype)))
  window.__clarm?.launcher?.host.setAttribute('hidden', '');
else if (!defined) customElements.define('clarm-widget', ClarmWidget);

declare global {
  interface HTMLElementTagNameMap {
    'clarm-widget': ClarmWidget;
  }
}
