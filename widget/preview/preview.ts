import type { PublicConfig, SiteConfig } from '../../server/contracts/site-config.ts';
import type { Clarm } from '../boot.ts';
import { contrastColor } from '../launcher/contrast-color.ts';
import { mountLauncher } from '../launcher/launcher.ts';
import type { ClarmWidget } from '../panel/define.ts';
import '../panel/define.ts';
import type { ClarmTrack } from '../tracker/clarm-track.ts';
import { answerChat } from './answer-chat.ts';
import type { PreviewView, ReadyMessage, ShowMessage } from './messages.ts';
import { pageSheet } from './page-styles.ts';

/*
 * The real widget in a sandboxed frame of the dashboard: its own element and launcher, a
 * configuration that the settings page sends, no tracker, and no server.
 */

const REPLY = 'This is how your team’s answers look. Nothing that you write here is sent.';

const nothing = (() => {}) as unknown as ClarmTrack;
nothing.track = nothing;
nothing.visitorId = () => undefined;
let made = 0;
const tracker: Clarm['tracker'] = {
  call: nothing,
  start() {},
  permission: () => 'no',
  view: () => undefined,
  // Nobody else's: what the tracker imports too would become a chunk of its own.
  newId: () => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`,
};

/** What the element reads once, when it begins; a change of it needs a new element. */
const begunWith = ({ locale, timezone, businessHours, awayMessage, preChat }: SiteConfig) =>
  JSON.stringify([locale, timezone, businessHours, awayMessage, preChat]);

let clarm: Clarm | undefined;
let shown: PreviewView | undefined;
const element = () => clarm!.launcher!.host as ClarmWidget;

function begin(config: PublicConfig) {
  clarm?.launcher?.host.remove();
  // Or the new element would join the old one's.
  delete window.__clarm;
  window.fetch = answerChat(REPLY);
  clarm = { widgetId: config.widgetId, api: '', tracker, config };
  clarm.launcher = mountLauncher(config);
  window.__clarm = clarm;
  clarm.launcher.button.addEventListener('click', () => element().toggle());
  element().attach(clarm);
  shown = undefined;
}

function show({ config: site, view, theme }: ShowMessage) {
  const config: PublicConfig = {
    ...site,
    widgetId: 'w_preview',
    contrastColor: contrastColor(site.primaryColor),
  };
  const teaserChanged =
    view === 'teaser' && JSON.stringify(clarm?.config?.teaser) !== JSON.stringify(config.teaser);
  if (!clarm?.config || begunWith(clarm.config) !== begunWith(config) || teaserChanged)
    begin(config);
  clarm!.config = config;
  clarm!.launcher!.paint(config);
  element().theme = theme;
  element().requestUpdate();
  document.documentElement.dataset['theme'] = theme;
  if (view === shown) return;
  shown = view;
  if (view === 'chat') element().open();
  else element().close();
  if (view === 'teaser') void element().tease();
}

// Whoever fills in the form keeps the focus: it comes in here with a click or a key only.
const focus = HTMLElement.prototype.focus;
HTMLElement.prototype.focus = function (this: HTMLElement, options) {
  if (navigator.userActivation.isActive) focus.call(this, options);
};

document.adoptedStyleSheets = [pageSheet()];
addEventListener('message', ({ source, data }: MessageEvent<ShowMessage>) => {
  if (source === parent && data?.clarm === 'show') show(data);
});
parent.postMessage({ clarm: 'ready' } satisfies ReadyMessage, '*');
