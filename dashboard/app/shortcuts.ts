const EDITABLE = 'input, textarea, select, [contenteditable]';

/** Whether a key goes into a field, belongs to a dialog, or is a browser's own shortcut. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return true;
  return event
    .composedPath()
    .some((node) => node instanceof Element && node.matches(`${EDITABLE}, dialog, :popover-open`));
}
