import type { Attachment } from '../../server/contracts/chat.ts';
import { ChatError } from './chat-error.ts';

/**
 * Sends a file as it is. By XMLHttpRequest, because `fetch` does not tell how far an upload is.
 * Rejects with a `ChatError`.
 * @param onProgress hears the share that is sent, 0 to 1
 */
export function uploadFile(
  url: string,
  token: string,
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new ChatError(request.status));
    request.open('POST', url);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener('load', () =>
      request.status === 201 ? resolve(request.response as Attachment) : fail(),
    );
    for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, fail);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
