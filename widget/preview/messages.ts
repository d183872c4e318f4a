import type { SiteConfig } from '../../server/contracts/site-config.ts';

/** What of the widget is looked at. */
export type PreviewView = 'launcher' | 'teaser' | 'chat';

/** From the dashboard to the frame: show this. */
export interface ShowMessage {
  clarm: 'show';
  config: SiteConfig;
  view: PreviewView;
  theme: 'light' | 'dark' | 'auto';
}

/** From the frame to the dashboard: it listens. */
export interface ReadyMessage {
  clarm: 'ready';
}
