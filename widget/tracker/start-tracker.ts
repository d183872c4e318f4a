import type { PublicConfig } from '../../server/contracts/site-config.ts';
import { attempt } from './attempt.ts';
import type { ClarmTrack, IdentifyProperties } from './clarm-track.ts';
import { fetchConfig } from './config.ts';
import { measureEngagement, type Engagement } from './engagement.ts';
import { uuidv7 } from './ids.ts';
import { createLock } from './lock.ts';
import { onAddressChange } from './navigation.ts';
import { pageUrl } from './page.ts';
import { permissionOf, type Permission } from './permission.ts';
import { keepPresence } from './presence.ts';
import { createSender } from './sender.ts';
import { sessionAt } from './session.ts';
import { createStore, type Disk } from './store.ts';
import { createPost } from './transport.ts';
import { fingerprint, visitorId } from './visitor.ts';
import { isSeen, watchPageLife } from './visibility.ts';

/** Within this time events travel together. */
const BATCH_MS = 200;
/** By then a single-page app has set the new page's title. */
export const SETTLE_MS = 150;
/**
 * Tabs that open as a session begins know by then who the visitor is, and the session: three times
 * what a write to storage takes to the browser's own process, or from there, on a very busy machine.
 */
export const AGREE_MS = 600;

/** What holds before any configuration, and where the server is. */
export interface TrackerOptions {
  widgetId: string;
  /** `https://HOST/api` */
  api: string;
  /** The site's configuration where it is known already; else it is asked for. */
  config?: PublicConfig | undefined;
  /** `required` keeps everything in memory until consent is granted. */
  consent?: string | null | undefined;
  /** `allow` counts pages that a program drives, too. */
  automation?: string | null | undefined;
  /** What makes an address a page of its own; its path unless told. */
  page?: (() => string) | undefined;
  /** The fragment is a route: it is kept in addresses. */
  hashRouting?: boolean | undefined;
  /** Where ids and the queue are kept; `localStorage` unless told. */
  disk?: (() => Disk) | undefined;
}

/** What the widget needs of the tracker beside its calls. */
export interface Tracker {
  call: ClarmTrack;
  /** Takes the configuration, or asks for it: nothing is kept or sent before. */
  start(): void;
  permission(): Permission;
  /** The page view under way, once the page has been seen. */
  view(): { id?: string; session?: string } | undefined;
  /** The fragment is a route. */
  hashRouting?: boolean | undefined;
  /** A UUIDv7. */
  newId(): string;
}

/** What the tracker tells the widget. */
export interface TrackerHooks {
  onConfig?(config: PublicConfig): void;
  /** Messages wait for the visitor. */
  onInbox?(): void;
  /** The visitor is another one from now on, or none. */
  onReset?(): void;
  /** The address changed without a page load. */
  onNavigate?(): void;
}

/** One page view, from its page_view to its last page_leave. */
interface View extends Engagement {
  /** The `event_id` of its page_view, where one was made. */
  id?: string;
  session?: string;
  url: string;
  referrer: string;
}

/** Begins to count this page, once a page, in a browser. */
export function startTracker(options: TrackerOptions, hooks: TrackerHooks = {}): Tracker {
  const { widgetId, api } = options;
  const name = `clarm_${widgetId}`;
  const now = () => Date.now();
  const store = createStore(`${name}_`, options.disk ?? (() => localStorage));
  const own = new Map<string, boolean>();
  const waiting: (() => void)[] = [];
  let config: PublicConfig | undefined;
  let permission: Permission = 'unknown';
  let choice: string | undefined;
  let view: View | undefined;
  const pageKey = options.page ?? (() => location.pathname);
  let url = pageUrl();
  let key = pageKey();
  let seq = 0;
  let ended = false;

  const allowed = () => permission === 'implied' || permission === 'granted';
  const post = createPost(api);
  const sender = createSender({
    widgetId,
    store,
    own,
    lock: createLock(name, store, now),
    post,
    now,
    allowed,
    onErased: () => newVisitor(/^[^co]|chat/),
  });
  const beat = keepPresence(
    store,
    now,
    () =>
      allowed()
        ? post(
            '/presence',
            JSON.stringify({
              widget_id: widgetId,
              visitor_id: visitorId(store),
              session_id: view?.session,
              url: pageUrl(),
              consent: permission,
            }),
          )
        : undefined,
    () => hooks.onInbox?.(),
  );

  const whenKnown = (act: () => void) => {
    if (config) attempt(act);
    else waiting.push(act);
  };

  /** Makes an event; one `about` a view that may be over keeps its address and begins no session. */
  function record(event: string, properties?: unknown, about?: View) {
    if (permission === 'no') return;
    const at = now();
    const event_id = uuidv7(at, ++seq);
    const of = about ?? view;
    if (of && event === 'page_view') of.id = event_id;
    const content: Record<string, unknown> = {
      event_id,
      event,
      timestamp: new Date(at).toISOString(),
      url: about?.url ?? pageUrl(),
      hash_routing: options.hashRouting,
      referrer: of?.referrer,
      page_view_id: of?.id,
      seq,
      properties,
    };
    const stamp = () => {
      const [id, age] = about ? [about.session!, AGREE_MS] : sessionAt(store, at);
      content['title'] = document.title;
      content['visitor_id'] = visitorId(store);
      content['session_id'] = id;
      if (of) of.session = id;
      return age;
    };
    const settleIn = stamp() < AGREE_MS ? AGREE_MS : SETTLE_MS;
    const put = () => {
      if (permission === 'no') return;
      // Another tab may have been the first to say who the visitor is.
      if (of && of === view && !about) stamp();
      // What waits for a required consent is sent only if that is granted.
      content['consent'] = permission === 'pending' ? 'granted' : permission;
      store.set(event_id, JSON.stringify(content));
    };
    whenKnown(put);
    own.set(event_id, false);
    setTimeout(() => {
      if (store.get(event_id)) put();
      if (own.has(event_id)) own.set(event_id, true);
    }, settleIn);
    if (ended) sender.leaving();
    else sender.soon(BATCH_MS);
  }

  function leave() {
    const report = view?.id && view.report();
    if (report) record('page_leave', report, view);
    view?.see(false);
  }

  function arrive(referrer: string) {
    const here: View = {
      ...measureEngagement(
        () => performance.now(),
        () => record('page_engaged', undefined, here),
      ),
      url: pageUrl(),
      referrer,
    };
    view = here;
    record('page_view');
    here.see(isSeen());
  }

  function wipe(keys: RegExp) {
    for (const key of store.keys()) if (keys.test(key)) store.remove(key);
    hooks.onReset?.();
  }

  /** Ends the visitor's view, and begins one of a new visitor on the same page. */
  function newVisitor(forget = /^([vsi]|chat)$/) {
    leave();
    wipe(forget);
    if (view) arrive(view.referrer);
    if (store.get('o')) record('ignore');
  }

  function decide() {
    const before = permission;
    const required = options.consent === 'required' || config?.consent === 'required';
    const { webdriver, doNotTrack, globalPrivacyControl } = navigator as Navigator & {
      globalPrivacyControl?: boolean;
    };
    permission = permissionOf(
      choice ?? store.get('c'),
      config,
      required,
      webdriver && options.automation !== 'allow',
      globalPrivacyControl || doNotTrack === '1',
    );
    // Where consent is required, a denial is remembered by remembering nothing.
    const denied = choice === 'denied';
    if (denied) wipe(/./);
    else if (permission === 'no') wipe(/^[^c]/);
    if (allowed() || (denied && config && !required)) {
      store.persist();
      if (choice) store.set('c', choice);
    }
    if (before === 'no' && view) {
      // Of a view that nobody was told of, nobody is told how long it was.
      view.see(false);
      arrive(view.referrer);
    }
    sender.soon(BATCH_MS);
    beat();
  }

  const call = ((event: string, value?: unknown) =>
    attempt(() => {
      if (event === 'ready') {
        whenKnown(value as () => void);
      } else if (event === 'consent') {
        choice = value === 'granted' ? value : 'denied';
        decide();
      } else if (event === 'reset') {
        newVisitor();
      } else if (permission !== 'no') {
        const { email } = (event === 'identify' && (value as IdentifyProperties | undefined)) || {};
        if (email) {
          const print = fingerprint(`${email}`);
          if ((store.get('i') ?? print) !== print) newVisitor();
          store.set('i', print);
          call.identity = value as IdentifyProperties;
        }
        // Of the browser, whoever uses it: kept by a reset, and said of every new visitor.
        if (event === 'ignore') store.set('o', 1);
        record(event, value);
      }
    })) as ClarmTrack;
  call.track = call;
  call.visitorId = () => (allowed() ? visitorId(store) : undefined);

  onAddressChange(() => {
    const before = url;
    const page = key;
    url = pageUrl();
    key = pageKey();
    if (!view || key === page) return;
    leave();
    arrive(before);
    hooks.onNavigate?.();
  });
  watchPageLife(
    () => {
      if (view) view.see(true);
      else arrive(document.referrer);
      sender.soon(BATCH_MS);
      beat();
    },
    (ending) => {
      if (ended) return;
      ended = ending;
      leave();
      if (ending) sender.leaving();
      else sender.soon(0);
    },
    () => {
      ended = false;
      arrive(document.referrer);
    },
  );
  addEventListener('scroll', () => view?.look());
  addEventListener('online', sender.now);

  const configure = (known: PublicConfig) => {
    config = known;
    decide();
    hooks.onConfig?.(known);
    waiting.forEach(attempt);
  };
  return {
    call,
    start() {
      if (options.config) configure(options.config);
      else fetchConfig(api, widgetId, configure);
    },
    permission: () => permission,
    view: () => view,
    hashRouting: options.hashRouting,
    newId: () => uuidv7(now(), ++seq),
  };
}
