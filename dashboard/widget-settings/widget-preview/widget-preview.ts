import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SiteConfig } from '../../../server/contracts/site-config.ts';
import type { PreviewView, ReadyMessage, ShowMessage } from '../../../widget/preview/messages.ts';
import { base } from '../../components/shared/base.styles.ts';
import { segments } from '../../components/shared/segment.styles.ts';
import { strings } from '../../strings.ts';
import { choice } from '../field.ts';

const words = strings.widgetSettings;

/** Something else of the widget is to be shown. */
export class ViewEvent extends Event {
  static readonly type = 'clarm-view';
  readonly view: PreviewView;

  constructor(view: PreviewView) {
    super(ViewEvent.type);
    this.view = view;
  }
}

/**
 * @summary The real widget with a configuration that is not saved yet, in a frame without a tracker.
 * @event clarm-view - The person wants to see something else of it.
 */
@customElement('clarm-widget-preview')
export class WidgetPreview extends LitElement {
  static override styles = [
    base,
    segments,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--s-3);
        min-height: 0;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: var(--s-2);
      }
      .stage {
        display: grid;
        flex: 1;
        min-height: 0;
        justify-items: center;
      }
      iframe {
        width: 100%;
        height: 100%;
        min-height: var(--least, 560px);
        border: 1px solid var(--border);
        border-radius: var(--radius-l);
        background: var(--surface);
        box-shadow: var(--shadow-m);
      }
      .phone iframe {
        max-width: 390px;
        border-radius: 28px;
      }
    `,
  ];

  @property({ attribute: false }) config!: SiteConfig;
  @property() view: PreviewView = 'chat';
  /** Where the frame's page is; a test has its own. */
  @property() src = '/dashboard/widget-preview';

  @state() private device: keyof typeof words.devices = 'desktop';
  @query('iframe') private readonly frame!: HTMLIFrameElement;
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.onMessage);
    this.dark.addEventListener('change', this.show);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.onMessage);
    this.dark.removeEventListener('change', this.show);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('config') || changed.has('view')) this.show();
  }

  private readonly onMessage = ({ source, data }: MessageEvent<ReadyMessage>) => {
    if (source === this.frame?.contentWindow && data?.clarm === 'ready') this.show();
  };

  private readonly show = () => {
    const theme = document.documentElement.dataset['theme'];
    const message: ShowMessage = {
      clarm: 'show',
      config: this.config,
      view: this.view,
      theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    };
    // Its origin is opaque: there is none to name. What is sent is the public configuration.
    this.frame?.contentWindow?.postMessage(message, '*');
  };

  override render() {
    return html`<div class="bar">
        ${choice(words.preview, words.views, this.view, (view) => this.dispatchEvent(new ViewEvent(view)))}
        ${choice(words.preview, words.devices, this.device, (device) => (this.device = device))}
      </div>
      <div class="stage ${this.device}">
        <iframe
          src=${this.src}
          title=${words.previewFrame}
          sandbox="allow-scripts allow-popups"
        ></iframe>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'clarm-widget-preview': WidgetPreview;
  }
  interface HTMLElementEventMap {
    'clarm-view': ViewEvent;
  }
}
