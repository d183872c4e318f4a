/** Reads what this browser remembers; nothing where storage is denied. */
export const recall = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Remembers a choice in this browser, if it lets us. */
export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows may deny storage; the choice then lasts as long as the page.
  }
};
