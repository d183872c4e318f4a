/** Moves between the views of the tour with the History API: new addresses, no page loads. */
export function runTour(): void {
  const tour = document.querySelector('[data-tour]');
  if (!tour) return;
  const company = document.title.split(' · ').at(-1) ?? '';

  const show = (path: string, focus: boolean) => {
    for (const view of tour.querySelectorAll<HTMLElement>('[data-view]')) {
      const current = view.dataset['view'] === path;
      view.classList.toggle('tour-view-current', current);
      if (!current) continue;
      document.title = `${view.dataset['title'] ?? ''} · Tour · ${company}`;
      if (focus) view.querySelector('h2')?.focus();
    }
    for (const link of tour.querySelectorAll('[data-route]'))
      link.setAttribute('aria-current', link.getAttribute('href') === path ? 'page' : 'false');
  };

  tour.addEventListener('click', (event) => {
    const { metaKey, ctrlKey, shiftKey, button } = event as MouseEvent;
    const link = event.target instanceof Element && event.target.closest('a[data-route]');
    if (!link || metaKey || ctrlKey || shiftKey || button !== 0) return;
    event.preventDefault();
    const path = link.getAttribute('href') ?? '';
    if (path === location.pathname) return;
    history.pushState(null, '', path);
    show(path, true);
  });
  addEventListener('popstate', () => show(location.pathname, false));
}
