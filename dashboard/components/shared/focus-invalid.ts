/** The first field that says it is wrong, through every shadow root below. */
function firstInvalid(root: ParentNode): HTMLElement | undefined {
  for (const el of root.querySelectorAll<HTMLElement>('*')) {
    if (el.getAttribute('aria-invalid') === 'true') return el;
    const below = el.shadowRoot && firstInvalid(el.shadowRoot);
    if (below) return below;
  }
  return undefined;
}

/** Puts the focus on the first field that says it is wrong, once what is below has rendered it. */
export async function focusInvalid(root: ParentNode): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  firstInvalid(root)?.focus();
}
