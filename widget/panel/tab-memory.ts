import type { Clarm } from '../boot.ts';
import { createConversationStore } from '../chat/conversation-store.ts';
import type { ClarmWidget } from './clarm-widget-element.ts';
import type { Composer } from './composer.ts';

/** What a tab takes from page to page. */
interface KeptTab {
  open: boolean;
  draft: string;
}

const attempt = (act: () => void) => {
  try {
    act();
  } catch {
    // Forbidden, full or garbled: the next page begins with a closed panel.
  }
};

/**
 * Opens the panel again that was open on this tab's page before, with what was being written, and
 * leaves the same for the next page. Only where the visitor may have an id, and only from one page
 * to the next: while a page is shown nothing is kept.
 */
export function keepTab(
  element: ClarmWidget,
  composer: Composer,
  { widgetId, tracker }: Clarm,
): void {
  const key = `clarm_${widgetId}_tab`;
  const mayKeep = () => !!tracker.call.visitorId();
  const store = createConversationStore(widgetId, mayKeep);

  attempt(() => {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (!text || !mayKeep()) return;
    const { open, draft } = JSON.parse(text) as KeptTab;
    if (!composer.draft) composer.restore(draft);
    if (open) element.reopen();
  });

  addEventListener('pagehide', () =>
    attempt(() => {
      const kept: KeptTab = { open: element.opened, draft: composer.draft };
      if (!mayKeep() || !(kept.open || kept.draft)) return sessionStorage.removeItem(key);
      sessionStorage.setItem(key, JSON.stringify(kept));
      // So that the next page's loader brings the panel by itself.
      store.save({ ...store.load(), at: Date.now() });
    }),
  );
}
