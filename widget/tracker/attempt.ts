/** What `act` returns, or undefined where it throws: nothing of ours may break the host page. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
