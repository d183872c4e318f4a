import { createServer, type Server } from 'node:http';
import { createPeerCheck } from './client-address.ts';

/** A client that is slower than this to say what it wants is closed (slow loris). */
const HEADERS_MS = 10_000;
/** The whole request: 64 KB on the slowest phone. */
const REQUEST_MS = 30_000;
/** A socket on which nothing moves, in either direction; streams of events lift it. */
const SILENCE_MS = 60_000;
/** Longer than what balancers keep idle connections, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;
/** How often those are looked at: Node's own half a minute would let a slow client stay for 40 s. */
const LOOK_EVERY_MS = 2_000;
/** As many as a process can serve, whatever its limit of open files is. */
const MAX_CONNECTIONS = 10_000;
/** Sockets and files of our own: database, Redis, deliveries, logs. */
const OWN_FILES = 500;
/** Of one address, which may be an office; proxies, and who may be one, have no such limit. */
const MAX_PER_ADDRESS = 1_000;

export interface HttpServerOptions {
  /** Peers that many stand behind, as in TRUST_PROXY; this machine and its network are some anyway. */
  trustProxy?: readonly string[];
  shared?: readonly string[];
  maxConnections?: number;
  maxPerAddress?: number;
  headersMs?: number;
  requestMs?: number;
}

/** How many files this process may have open. */
function openFiles(): number {
  const { userLimits } = process.report.getReport() as unknown as {
    userLimits?: { open_files?: { soft: number | string } };
  };
  const soft = Number(userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : Number.MAX_SAFE_INTEGER;
}

/**
 * The server's socket, held against clients that are slow, silent or many: bounded in time by
 * request and by silence, and in number by address and altogether.
 */
export function createHttpServer(options: HttpServerOptions = {}): Server {
  const { maxPerAddress = MAX_PER_ADDRESS, shared = ['loopback', 'private'] } = options;
  const isShared = createPeerCheck([...shared, ...(options.trustProxy ?? [])]);
  const server = createServer({
    headersTimeout: options.headersMs ?? HEADERS_MS,
    requestTimeout: options.requestMs ?? REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, options.headersMs ?? LOOK_EVERY_MS),
  });
  server.setTimeout(SILENCE_MS);
  server.maxConnections =
    options.maxConnections ?? Math.max(100, Math.min(MAX_CONNECTIONS, openFiles() - OWN_FILES));
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const address = socket.remoteAddress;
    if (address === undefined || isShared(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    if (count > maxPerAddress) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
  return server;
}
