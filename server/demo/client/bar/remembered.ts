const KEY = 'clarm-demo-controls';

/** What the demo controls keep in this browser, apart from everything that Clarm keeps. */
export interface Remembered {
  /** Who plays, and which visitor that made. */
  persona?: string;
  visitor?: string;
  /** Chosen on another page; to be played from the home page on. */
  next?: string;
  panelOpen?: boolean;
}

/** What was kept, or nothing where storage is forbidden. */
export function recall(): Remembered {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Remembered;
  } catch {
    return {};
  }
}

/** Changes some of it; a field given as undefined is forgotten. */
export function remember(change: {
  [Field in keyof Remembered]: Remembered[Field] | undefined;
}): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...recall(), ...change }));
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
}
