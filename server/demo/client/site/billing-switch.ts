/** Shows prices by the month or by the year. */
export function switchBilling(): void {
  const pricing = document.querySelector('[data-pricing]');
  pricing?.addEventListener('click', (event) => {
    const button = event.target instanceof Element && event.target.closest('[data-billing]');
    if (!(button instanceof HTMLElement)) return;
    const billing = button.dataset['billing'] ?? 'monthly';
    for (const other of pricing.querySelectorAll('[data-billing]'))
      other.setAttribute('aria-pressed', String(other === button));
    for (const price of pricing.querySelectorAll<HTMLElement>('[data-monthly]'))
      price.textContent = price.dataset[billing] ?? '';
  });
}
