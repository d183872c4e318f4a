import type { ClarmTrack } from '../tracker/clarm-track.ts';

/** File endings that make a link a download; the usual list of analytics tools. */
const DOWNLOAD =
  /\.(pdf|xlsx?|docx?|pptx?|txt|rtf|csv|exe|msi|dmg|pkg|apk|key|pps|zip|rar|7z|gz|tgz|avi|mov|mp4|mpe?g|wmv|midi?|mp3|wav|wma|ics|epub)$/i;

/** What to capture; `data-clarm-event` attributes always are. */
export interface CaptureChoice {
  outbound: boolean;
  downloads: boolean;
  forms: boolean;
}

/** Attributes `data-clarm-event-plan="growth"` as `{plan: 'growth'}`. */
function attributeProperties(element: Element): Record<string, string> {
  const entries = [...element.attributes]
    .filter(({ name }) => name.startsWith('data-clarm-event-'))
    .map(({ name, value }) => [name.slice('data-clarm-event-'.length), value]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function captureLink(track: ClarmTrack, choice: CaptureChoice, link: HTMLAnchorElement) {
  if (!/^https?:$/.test(link.protocol)) return;
  const properties = { url: link.href, text: link.textContent?.trim().slice(0, 200) };
  if (choice.downloads && (link.hasAttribute('download') || DOWNLOAD.test(link.pathname)))
    track('file_download', properties);
  else if (choice.outbound && link.host !== location.host) track('outbound_click', properties);
}

/** Hears clicks and submits of the whole page, open shadow roots included. */
export function capture(track: ClarmTrack, choice: CaptureChoice): void {
  const onClick = (event: Event) => {
    const path = event.composedPath().filter((node) => node instanceof Element);
    const named = path.find((element) => element.hasAttribute('data-clarm-event'));
    if (named && !(named instanceof HTMLFormElement))
      track(named.getAttribute('data-clarm-event')!, attributeProperties(named));
    const link = path.find((element) => element instanceof HTMLAnchorElement);
    if (link) captureLink(track, choice, link);
  };
  addEventListener('click', onClick, true);
  // The middle button opens a link in a new tab without a click.
  addEventListener('auxclick', (event) => event.button === 1 && onClick(event), true);
  addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement)) return;
      const name = form.getAttribute('data-clarm-event');
      if (name) track(name, attributeProperties(form));
      else if (choice.forms) {
        // By attribute: a field called "id" or "action" would hide the form's own property.
        const { origin, pathname } = new URL(form.getAttribute('action') ?? '', location.href);
        track('form_submit', {
          form: form.getAttribute('id') ?? form.getAttribute('name') ?? '',
          action: origin + pathname,
        });
      }
    },
    true,
  );
}
