/** What a notification of the browser says, and where it leads. */
export interface News {
  title: string;
  body: string;
  path: string;
  /** News of the same thing take each other's place, in whichever tab they come. */
  tag: string;
}

/** Whether this browser can show notifications at all. */
export const canNotify = (): boolean => 'Notification' in window;

/** Whether it may. */
export const mayNotify = (): boolean => canNotify() && Notification.permission === 'granted';

/** Whether somebody has forbidden it, so that asking is of no use. */
export const isForbidden = (): boolean => canNotify() && Notification.permission === 'denied';

/** Asks for the permission; only ever after a click. */
export const askToNotify = async (): Promise<boolean> =>
  canNotify() && (await Notification.requestPermission()) === 'granted';

/** Shows a notification; a click on it comes back to this tab and opens what it is about. */
export function notify({ title, body, path, tag }: News, open: (path: string) => void): void {
  if (!mayNotify()) return;
  try {
    const shown = new Notification(title, { body, tag, icon: '/favicon.svg' });
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
      open(path);
    });
  } catch {
    // Browsers of phones let only a service worker show one.
  }
}
