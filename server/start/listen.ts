import type { Server } from 'node:http';
import type { Settings } from '../settings.ts';
import { StartError } from './start-error.ts';

/** Requests under way get this long when the server stops. */
const GRACE_MS = 3_000;

const REASONS: Readonly<Record<string, (settings: Pick<Settings, 'port' | 'host'>) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is taken by another program. Stop that one, or set PORT to a free port.`,
  EACCES: ({ port }) => `This user may not listen on port ${port}. Set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `This machine has no address ${host}. Set HOST to one that it has.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is not known. Set it to an address of this machine.`,
  EAI_AGAIN: ({ host }) => `HOST ${host} is not known. Set it to an address of this machine.`,
};

/**
 * Takes the port before anything else is done, so that a taken one is said at once.
 * @returns stops accepting, lets requests under way end, and resolves when none is left
 * @throws StartError
 */
export async function listen(
  server: Server,
  settings: Pick<Settings, 'port' | 'host'>,
): Promise<() => Promise<void>> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = REASONS[error.code ?? '']?.(settings);
      reject(reason ? new StartError(reason, 1, { cause: error }) : error);
    });
    server.listen(settings.port, settings.host, resolve);
  });
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(impatience);
  };
}
