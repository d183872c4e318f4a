/**
 * Whether an element stands on dark ground: as its page's `color-scheme` says where that is only
 * dark or only light, else as the system does.
 */
export function isDarkAround(element: HTMLElement, system: MediaQueryList): boolean {
  const { colorScheme } = getComputedStyle(element.parentElement ?? element);
  const isDark = colorScheme.includes('dark');
  return isDark === colorScheme.includes('light') ? system.matches : isDark;
}
