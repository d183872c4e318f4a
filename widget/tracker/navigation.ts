import { attempt } from './attempt.ts';

interface NavigationApi {
  addEventListener(type: 'currententrychange', listener: () => void): void;
}

/**
 * Calls back after every change of the page's address without a page load, within the very call
 * that made it. The Navigation API tells without a patch; where it is missing, `history` is wrapped.
 */
export function onAddressChange(callback: () => void): void {
  const api = (window as { navigation?: NavigationApi }).navigation;
  if (api?.addEventListener) return api.addEventListener('currententrychange', callback);
  for (const method of ['pushState', 'replaceState'] as const)
    // A frozen `history` leaves back and forward, which the listeners below hear.
    attempt(() => {
      const original = history[method];
      history[method] = function (this: History, ...call: Parameters<History['pushState']>) {
        original.apply(this, call);
        callback();
      };
    });
  addEventListener('popstate', callback);
  addEventListener('hashchange', callback);
}
