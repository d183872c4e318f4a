/** Tells Clarm of clicks on whatever carries `data-click`, as a customer would. */
export function reportClicks(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element && event.target.closest('[data-click]');
    if (!(target instanceof HTMLElement)) return;
    const { click, clickPlan } = target.dataset;
    window.ClarmTrack?.('click', {
      element: click ?? '',
      page: location.pathname,
      ...(clickPlan === undefined ? {} : { plan: clickPlan }),
    });
  });
}
