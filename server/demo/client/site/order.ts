/** What the checkout form orders. */
export interface Order {
  plan: string;
  /** US dollars. */
  amount: number;
  orderId: string;
}

const chosen = (form: HTMLFormElement): HTMLInputElement | null =>
  form.querySelector('input[name="plan"]:checked');

const newOrderId = (): string =>
  `ord_${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')}`;

/** Reads the chosen plan, and gives the order its number. */
export const orderOf = (form: HTMLFormElement): Order => ({
  plan: chosen(form)?.value ?? '',
  amount: Number(chosen(form)?.dataset['amount'] ?? 0),
  orderId: newOrderId(),
});

/** Chooses the plan that the address names (`?plan=team`), and keeps the totals in step. */
export function keepTotals(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-form="checkout"]');
  if (!form) return;
  const asked = new URLSearchParams(location.search).get('plan') ?? 'growth';
  for (const input of form.querySelectorAll<HTMLInputElement>('input[name="plan"]'))
    input.checked = input.value === asked;
  const show = () => {
    const { plan, amount } = orderOf(form);
    const name = document.querySelector('[data-plan-name]');
    if (name) name.textContent = `${plan.charAt(0).toUpperCase()}${plan.slice(1)}, monthly`;
    for (const place of document.querySelectorAll('[data-total]'))
      place.textContent = `$${amount.toFixed(2)}`;
  };
  if (!chosen(form)) form.querySelector<HTMLInputElement>('input[name="plan"]')?.click();
  form.addEventListener('change', show);
  show();
}
