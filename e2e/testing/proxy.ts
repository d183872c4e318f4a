import { once } from 'node:events';
import { connect, createServer, Socket, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Where a proxy leads: a port of this machine, or a socket's path. */
export type Target = { port: number } | { path: string };

/** What a client said, before it goes on; whatever it answers itself does not. */
export type Intercept = (said: Buffer, answer: (bytes: Buffer) => void) => Buffer;

/** A line between two programs that a test can cut, hold and slow down. */
export interface Proxy {
  port: number;
  /** Connections that were made so far. */
  readonly connections: number;
  /** Ends every connection, and takes no other. */
  cut(): void;
  /** Takes everything and passes nothing on, as a machine that hangs. */
  hold(): void;
  /** Passes on what either side says after so many milliseconds. */
  slow(ms: number): void;
  /** Passes on what was held, and everything from now on at once. */
  release(): void;
  close(): Promise<void>;
}

/**
 * A plain TCP proxy; with several targets it takes them in turn, as a balancer does, and leaves out
 * those that refuse.
 * @param intercept one for each connection
 */
export async function startProxy(
  targets: readonly Target[],
  intercept: () => Intercept = () => (said) => said,
): Promise<Proxy> {
  let mode: 'pass' | 'cut' | 'hold' = 'pass';
  let delayMs = 0;
  let connections = 0;
  const sockets = new Set<Socket>();
  const held = new Set<() => void>();

  const untilReleased = (): Promise<void> | undefined =>
    mode === 'hold' ? new Promise((resolve) => held.add(resolve)) : undefined;

  /** One direction of a connection: everything in the order in which it came. */
  const road = () => {
    let before: Promise<unknown> = Promise.resolve();
    return (pass: () => void): void => {
      const due = delayMs > 0 ? delay(delayMs) : undefined;
      before = before.then(async () => {
        await untilReleased();
        await due;
        pass();
      });
    };
  };

  /** The first target that takes the connection. */
  const reach = (at: number, left: number, onReached: (socket: Socket) => void): void => {
    const target = targets[at % targets.length];
    if (!target || left === 0) return onReached(new Socket().destroy());
    const socket = connect(target);
    const next = (): void => reach(at + 1, left - 1, onReached);
    socket.once('error', next).once('connect', () => {
      socket.off('error', next);
      onReached(socket);
    });
  };

  const join = (client: Socket, server: Socket): void => {
    const pair = [client, server];
    const end = (): void => pair.forEach((socket) => socket.destroy());
    const looked = intercept();
    const [there, back] = [road(), road()];
    const pass = (on: typeof there, to: Socket, bytes: Buffer): void => {
      if (bytes.length > 0) on(() => to.writable && to.write(bytes));
    };
    client.on('data', (said) => {
      const goesOn = looked(said, (bytes) => pass(back, client, bytes));
      pass(there, server, goesOn);
    });
    server.on('data', (said) => pass(back, client, said));
    for (const [socket, on] of [
      [client, there],
      [server, back],
    ] as const) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          on(end);
        });
    }
    if (server.destroyed) end();
  };

  const listener = createServer((client) => {
    client.on('error', () => undefined);
    if (mode === 'cut') {
      client.destroy();
      return;
    }
    const at = connections;
    connections += 1;
    client.pause();
    reach(at, targets.length, (server) => {
      join(client, server);
      client.resume();
    });
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const passHeld = (): void => {
    for (const go of held) go();
    held.clear();
  };
  const destroyAll = (): void => {
    held.clear();
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (listener.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    cut() {
      mode = 'cut';
      destroyAll();
    },
    hold() {
      mode = 'hold';
    },
    slow(ms) {
      delayMs = ms;
    },
    release() {
      mode = 'pass';
      delayMs = 0;
      passHeld();
    },
    async close() {
      mode = 'cut';
      listener.close();
      destroyAll();
      await once(listener, 'close');
    },
  };
}
