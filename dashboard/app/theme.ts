import { recall, remember } from './remembered.ts';

/** What the rep chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'clarm-theme';
const isTheme = (value: string | undefined): value is Theme =>
  value === 'system' || value === 'light' || value === 'dark';

/** The theme chosen in this browser. */
export const chosenTheme = (): Theme => {
  const value = recall(KEY);
  return isTheme(value) ? value : 'system';
};

/** Shows the page in a theme. */
export const applyTheme = (theme: Theme): void => {
  document.documentElement.dataset['theme'] = theme;
};

/** Shows it and remembers it. */
export const chooseTheme = (theme: Theme): void => {
  remember(KEY, theme);
  applyTheme(theme);
};
