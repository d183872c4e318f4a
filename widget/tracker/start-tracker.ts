import type { PublicConfig } from '../../server/contracts/site-config.ts';
import type { ClarmTrack, Properties } from './clarm-track.ts';
import { fetchConfig } from './config.ts';
import { randomHex, uuidv7 } from './ids.ts';
import { createLock } from './lock.ts';
import { onAddressChange } from './navigation.ts';
import { permissionOf, type Permission } from './permission.ts';
import { keepPresence } from './presence.ts';
import { createQueue } from './queue.ts';
import { createSender } from './sender.ts';
import { continueSession } from './session.ts';
import { createStore } from './store.ts';
import { createTransport } from './transport.ts';
import { currentUrl, viewHere, type View } from './view.ts';
import { isSeen, watchPageLife } from './visibility.ts';

/** Within this time events travel together. */
const BATCH_MS = 200;
/** By then a single-page app has set the new page's title. */
const TITLE_MS = 150;

/** What holds before any configuration, and where the server is. */
export interface TrackerOptions {
  widgetId: string;
  /** `https://HOST/api` */
  api: string;
  /** The site's configuration where it is known already; else it is asked for. */
  config?: PublicConfig | undefined;
  consentRequired?: boolean | undefined;
  automationAllowed?: boolean | undefined;
  /** A change of the fragment is a navigation. */
  hashRouting?: boolean | undefined;
  /** A change of the query is a navigation. */
  queryRouting?: boolean | undefined;
  /** Mirrors the ids in a first-party cookie of this domain. */
  cookieDomain?: string | undefined;
}

/** What the widget needs of the tracker beside its calls. */
export interface Tracker {
  call: ClarmTrack;
  permission(): Permission;
  /** Where a message is written from. */
  here(): { session_id?: string; page_view_id?: string; url: string; title: string };
  /** A UUIDv7. */
  newId(): string;
  /** Asks at once whether messages wait. */
  beat(): void;
}

/** What the tracker tells the widget. */
export interface TrackerHooks {
  onConfig?(config: PublicConfig): void;
  onInbox?(count: number): void;
  /** The visitor is another one from now on, or none. */
  onReset?(): void;
  /** The address changed without a page load. */
  onNavigate?(): void;
}

/** A fingerprint that tells two e-mails apart without keeping one. */
const fingerprint = (email: string) =>
  String([...email.trim().toLowerCase()].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) | 0, 7));

/** Starts counting this page, once a page, in a browser. */
export function startTracker(options: TrackerOptions, hooks: TrackerHooks = {}): Tracker {
  const { widgetId, api } = options;
  const now = () => Date.now();
  const store = createStore(`clarm_${widgetId}_`, () => localStorage, options.cookieDomain);
  const queue = createQueue(store);
  const transport = createTransport();
  const own = new Set<string>();
  const waiting: (() => void)[] = [];
  let config: PublicConfig | undefined;
  let permission: Permission = 'unknown';
  let choice: string | undefined;
  let view: View | undefined;
  let url = currentUrl();
  let seq = 0;
  let ended = false;

  const allowed = () => permission === 'implied' || permission === 'granted';
  const sender = createSender({
    url: `${api}/track`,
    widgetId,
    queue,
    store,
    lock: createLock(`clarm_${widgetId}`, store, now),
    transport,
    now,
    allowed,
    onErased: () => wipe(/./),
  });
  const beat = keepPresence({
    url: `${api}/presence`,
    store,
    transport,
    now,
    body: () =>
      allowed()
        ? JSON.stringify({
            widget_id: widgetId,
            visitor_id: visitor(),
            session_id: view?.session,
            url: currentUrl(),
          })
        : undefined,
    onInbox: (count) => hooks.onInbox?.(count),
  });

  function visitor(): string {
    const known = store.get('v');
    if (known && /^v_[\w-]{16,64}$/.test(known)) return known;
    store.set('v', `v_${randomHex(16)}`);
    return visitor();
  }

  function session(at: number): string {
    const state = continueSession(store.get('s'), at, () => `s_${randomHex(8)}`);
    store.set('s', state);
    return state.split('.')[0]!;
  }

  /** Makes an event; one about a view that is over (`late`) begins no session. */
  function record(event: string, properties?: Properties, of = view, late?: boolean) {
    if (permission === 'no') return;
    const at = now();
    const event_id = uuidv7(at, ++seq);
    if (event === 'page_view' && of) of.id = event_id;
    const session_id = (late && of?.session) || session(at);
    if (of) of.session = session_id;
    const isPage = of && (late || event === 'page_view');
    const json = JSON.stringify({
      event_id,
      event,
      visitor_id: visitor(),
      session_id,
      timestamp: new Date(at).toISOString(),
      url: isPage ? of.url : currentUrl(),
      referrer: of?.referrer,
      title: isPage ? of.title : document.title,
      page_view_id: of?.id,
      seq,
      consent: permission === 'pending' ? 'granted' : permission,
      properties,
    });
    queue.put(event_id, json);
    own.add(event_id);
    if (ended) sender.leaving([event_id]);
    else sender.soon(BATCH_MS);
  }

  function leave() {
    const report = view?.id && view.engagement.report();
    if (report) record('page_leave', report, view, true);
    view?.engagement.stop();
  }

  function see(referrer: string) {
    const seen = (view = viewHere(referrer, () => record('page_engaged', undefined, seen, true)));
    record('page_view');
    if (isSeen()) seen.engagement.start();
    setTimeout(() => retitle(seen), TITLE_MS);
  }

  function retitle(seen: View) {
    const json = seen.id && queue.get(seen.id);
    const title = document.title.slice(0, 512);
    if (!json || seen !== view || title === seen.title) return;
    seen.title = title;
    queue.put(seen.id!, JSON.stringify({ ...JSON.parse(json), title }));
  }

  function wipe(keys: RegExp) {
    for (const key of store.keys('')) if (keys.test(key)) store.remove(key);
    hooks.onReset?.();
  }

  /** Ends the visitor's view, and begins one of a new visitor on the same page. */
  function newVisitor() {
    leave();
    wipe(/^[vsi]$|^chat/);
    if (view) see(view.referrer);
  }

  function decide() {
    const before = permission;
    const required = options.consentRequired || config?.consent === 'required';
    permission = permissionOf({
      choice: choice ?? store.get('c'),
      config,
      consentRequired: !!required,
      automationAllowed: !!options.automationAllowed,
      automated: navigator.webdriver,
      optedOut:
        !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl ||
        navigator.doNotTrack === '1',
    });
    // Where consent is required, a denial is remembered by remembering nothing.
    if (choice === 'denied') wipe(/./);
    else if (permission === 'no') wipe(/^(?!c)/);
    if (allowed() || (choice === 'denied' && config && !required)) store.persist();
    if (choice && (allowed() || !required)) store.set('c', choice);
    if (permission === 'unknown') return;
    for (const id of queue.ids())
      queue.put(
        id,
        queue
          .get(id)!
          .replace('"consent":"unknown"', `"consent":"${allowed() ? permission : 'granted'}"`),
      );
    if (before === 'no' && allowed() && view) see(view.referrer);
    sender.soon(BATCH_MS);
    beat();
  }

  const call = ((name: string, value?: unknown) => {
    try {
      if (name === 'ready') {
        if (permission === 'unknown') waiting.push(value as () => void);
        else (value as () => void)();
      } else if (name === 'consent') {
        choice = value === 'granted' ? 'granted' : 'denied';
        decide();
      } else if (name === 'reset') {
        newVisitor();
      } else {
        const email = name === 'identify' && (value as { email?: string } | undefined)?.email;
        if (email && permission !== 'no') {
          const known = store.get('i');
          if (known && known !== fingerprint(email)) newVisitor();
          store.set('i', fingerprint(email));
        }
        record(String(name), value as Properties | undefined);
      }
    } catch (error) {
      console.error('[clarm]', error);
    }
  }) as ClarmTrack;
  call.track = call;
  call.visitorId = () => (allowed() ? visitor() : undefined);

  onAddressChange(() => {
    const before = url;
    url = currentUrl();
    const page = (address: string) => {
      const { origin, pathname, search, hash } = new URL(address);
      return (
        origin + pathname + (options.queryRouting ? search : '') + (options.hashRouting ? hash : '')
      );
    };
    if (!view || page(before) === page(url)) return;
    leave();
    see(before);
    hooks.onNavigate?.();
  });
  const show = () => {
    if (!view) see(document.referrer);
    view?.engagement.start();
    sender.soon(0);
    beat();
  };
  watchPageLife({
    onShow: show,
    onHide(ending) {
      if (ended) return;
      ended = ending;
      leave();
      if (ending) sender.leaving([...own]);
      else sender.soon(0);
    },
    onRestore() {
      ended = false;
      see(document.referrer);
      sender.soon(BATCH_MS);
    },
  });
  addEventListener('online', sender.now);
  if (isSeen()) show();

  const configure = (known: PublicConfig) => {
    config = known;
    decide();
    hooks.onConfig?.(known);
    for (const callback of waiting.splice(0)) call('ready', callback);
  };
  if (options.config) configure(options.config);
  else void fetchConfig(api, widgetId).then((known) => known && configure(known));

  return {
    call,
    permission: () => permission,
    here: () => ({
      ...(view?.session && { session_id: view.session }),
      ...(view?.id && { page_view_id: view.id }),
      url: currentUrl(),
      title: document.title.slice(0, 512),
    }),
    newId: () => uuidv7(now(), ++seq),
    beat: () => beat(true),
  };
}
