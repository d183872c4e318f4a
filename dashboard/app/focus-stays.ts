/** What has the focus, through every shadow root. */
const focused = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

/** Whether the focus is where a button was pressed; some browsers give a button none, and it is nowhere. */
export const focusStaysAt = (button: EventTarget | null): boolean => {
  const at = focused();
  return at === button || at === document.body || at === null;
};
