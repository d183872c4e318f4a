import { css, html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Attachment } from '../../server/contracts/chat.ts';
import type { MoreStrings } from '../strings.ts';
import { fileSize } from './file-size.ts';
import { icons } from './icons.ts';

/** What files in messages look like. */
export const attachmentStyles = css`
  .file {
    display: flex;
    align-items: center;
    gap: 10px;
    max-width: 100%;
    box-sizing: border-box;
    padding: 10px 14px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_bg);
    color: var(--_text);
    font-size: 13px;
    line-height: 1.35;
  }
  .file:hover {
    background: var(--_surface);
  }
  .file .name {
    display: block;
    font-weight: 550;
  }
  .file .meta {
    display: block;
    margin: 0;
  }
  .file svg {
    flex: none;
    color: var(--_muted);
  }
  .image {
    display: grid;
    border-radius: 14px;
    overflow: hidden;
    background: var(--_surface);
    box-shadow: inset 0 0 0 1px var(--_line);
  }
  .image canvas {
    display: block;
    width: 220px;
    height: 150px;
    max-width: 100%;
    object-fit: cover;
  }
`;

/** Formats that browsers can draw. */
const IMAGE = /^image\/(png|jpeg|gif|webp|avif)$/;
/** Twice what is shown, for sharp screens. */
const WIDTH = 440;
const HEIGHT = 300;

/**
 * Draws an image that needs the conversation's token to be read. On a canvas, because a page's
 * Content-Security-Policy would have to allow `blob:` for anything else.
 */
async function draw(canvas: HTMLCanvasElement, file: Promise<Blob>): Promise<void> {
  const image = await createImageBitmap(await file);
  const scale = Math.max(WIDTH / image.width, HEIGHT / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  canvas
    .getContext('2d')
    ?.drawImage(image, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
  image.close();
}

async function save({ name }: Attachment, file: Promise<Blob>): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Draws the files of messages; each is a button that saves it. */
export function createAttachmentView(read: (id: string) => Promise<Blob>) {
  const drawn = new WeakSet<Element>();
  const drawOnce = (id: string) => (element: Element | undefined) => {
    if (!element || drawn.has(element)) return;
    drawn.add(element);
    draw(element as HTMLCanvasElement, read(id)).catch(() => drawn.delete(element));
  };
  return (
    attachments: readonly Attachment[],
    strings: MoreStrings,
    locale: string,
  ): TemplateResult[] =>
    attachments.map((one) => {
      const label = strings.download.replace('{name}', one.name);
      const choose = () => void save(one, read(one.id)).catch(() => undefined);
      return IMAGE.test(one.type)
        ? html`<button
            class="image"
            part="attachment"
            type="button"
            aria-label=${label}
            title=${one.name}
            @click=${choose}
          >
            <canvas ${ref(drawOnce(one.id))}></canvas>
          </button>`
        : html`<button class="file" part="attachment" type="button" title=${label} @click=${choose}>
            ${icons.file}
            <span
              ><span class="name" dir="auto">${one.name}</span
              ><span class="meta">${fileSize(one.size, locale)}</span></span
            >
          </button>`;
    });
}
