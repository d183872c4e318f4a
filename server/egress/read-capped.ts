import type { Readable } from 'node:stream';

/** Reads text up to a number of bytes; what comes after is not waited for. */
export async function readCapped(
  stream: Readable,
  maxBytes: number,
): Promise<{ text: string; truncated: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Ending a stream early makes undici report an abort that is no news to us.
  stream.on('error', () => {});
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) break;
  }
  const bytes = Buffer.concat(chunks).subarray(0, maxBytes);
  return { text: bytes.toString('utf8'), truncated: size > maxBytes };
}
