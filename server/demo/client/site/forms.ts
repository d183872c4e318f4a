import { orderOf } from './order.ts';

const said = (form: HTMLFormElement, name: string): string => {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** The fields of a form that are traits of a person; empty ones are left out. */
const traits = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    ['email', 'name', 'company', 'seats', 'topic']
      .map((name) => [name, said(form, name)] as const)
      .filter(([, value]) => value !== ''),
  );

/** What each form tells Clarm; what it returns is shown in place of the form. */
const SENT: Record<string, (form: HTMLFormElement) => void> = {
  contact(form) {
    window.ClarmTrack?.('identify', traits(form));
  },
  demo(form) {
    window.ClarmTrack?.('identify', traits(form));
    window.ClarmTrack?.('goal_achieved', { goal: 'demo_booked', value: 500 });
  },
  checkout(form) {
    const { plan, amount, orderId } = orderOf(form);
    window.ClarmTrack?.('identify', { ...traits(form), plan });
    window.ClarmTrack?.('purchase', { amount, currency: 'USD', plan, orderId });
    for (const place of document.querySelectorAll('[data-order]')) place.textContent = orderId;
  },
  'sign-in'(form) {
    window.ClarmTrack?.('identify', traits(form));
    location.assign('/demo/app/');
  },
};

/** Answers every form in the page: nothing is posted, Clarm is told, and the thanks take its place. */
export function takeForms(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset['form'] === undefined) return;
    event.preventDefault();
    SENT[form.dataset['form']]?.(form);
    const done = form.parentElement?.querySelector<HTMLElement>('[data-done]');
    if (!done) return;
    form.hidden = true;
    done.hidden = false;
    done.focus();
  });
}
