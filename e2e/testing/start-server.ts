import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { socketPathFor } from '../../server/engine/socket-path.ts';
import { spawnServer, type ServerProcess } from './spawn-server.ts';

/** Who owns the server's account, unless a story makes the account itself. */
export const OWNER = { email: 'rep@example.com', password: 'correct horse battery' } as const;

/** Settings of a server that have nothing to do with a machine's own. */
export interface ServerSettings {
  dataDir: string;
  /** A free one unless told. */
  port?: number;
  /** Wins over everything else here; '' counts as absent. */
  env?: Readonly<Record<string, string>>;
}

/** A server that answers. */
export interface RunningServer extends ServerProcess {
  port: number;
  dataDir: string;
  /** As it prints it: `http://localhost:PORT`. */
  url: string;
  /** The one-time link, where there is no owner yet. */
  setupLink: string | undefined;
  /** Of its embedded engine. */
  mongoUri: string;
}

/** A port of this machine that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The variables of a server on this machine with an owner, the demo, and all of its log. */
export const environmentOf = ({
  dataDir,
  port,
  env = {},
}: ServerSettings & { port: number }): Record<string, string> => ({
  PORT: String(port),
  CLARM_DATA_DIR: dataDir,
  CLARM_ADMIN_EMAIL: OWNER.email,
  CLARM_ADMIN_PASSWORD: OWNER.password,
  LOG_LEVEL: 'trace',
  ...env,
});

/** Where the embedded engine of this data directory listens. */
export const engineUri = (dataDir: string): string =>
  `mongodb://${encodeURIComponent(socketPathFor(dataDir))}/clarm?directConnection=true`;

/** Starts the built server and resolves when it is up. */
export async function startServer(
  settings: ServerSettings,
  onSpawn: (server: ServerProcess) => void,
): Promise<RunningServer> {
  const { dataDir } = settings;
  const port = settings.port ?? (await freePort());
  const server = spawnServer(environmentOf({ ...settings, port }));
  onSpawn(server);
  await server.says('Ctrl-C stops it.');
  // Not spread: what it says goes on to grow.
  return Object.assign(server, {
    port,
    dataDir,
    url: `http://localhost:${port}`,
    setupLink: /\S+\/dashboard\/setup\?code=\S+/.exec(server.stdout)?.[0],
    mongoUri: engineUri(dataDir),
  });
}
