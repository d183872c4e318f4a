import { Redis } from 'ioredis';

/** Everything that a Redis holds, and everything that it is told meanwhile. */
export interface RedisReader {
  /** Every key with its value, as bytes. */
  entries(): Promise<Map<string, Buffer[]>>;
  /** Every command so far, also those whose key is gone again. */
  commands: readonly string[];
  redis: Redis;
  close(): void;
}

type Values = (redis: Redis, key: Buffer) => Promise<readonly (Buffer | Buffer[])[]>;

const READ: Readonly<Record<string, Values>> = {
  string: async (redis, key) => [(await redis.getBuffer(key)) ?? Buffer.alloc(0)],
  hash: async (redis, key) =>
    Object.entries(await redis.hgetallBuffer(key)).flatMap(([field, value]) => [
      Buffer.from(field),
      value,
    ]),
  list: (redis, key) => redis.lrangeBuffer(key, 0, -1),
  set: (redis, key) => redis.smembersBuffer(key),
  zset: (redis, key) => redis.zrangeBuffer(key, 0, '-1', 'WITHSCORES'),
  stream: async (redis, key) =>
    (await redis.xrangeBuffer(key, '-', '+')).flatMap(([id, fields]) => [id, ...fields]),
};

/** MONITOR writes bytes as `\xNN`. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\x([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Connects beside the servers and listens to what they say. */
export async function readRedis(url: string): Promise<RedisReader> {
  const redis = new Redis(url);
  const monitor = await redis.monitor();
  const commands: string[] = [];
  monitor.on('monitor', (_time: string, args: readonly string[]) => {
    commands.push(unescaped(args.join(' ')));
  });
  return {
    redis,
    commands,
    async entries() {
      const keys = await redis.keysBuffer('*');
      const entries = await Promise.all(
        keys.map(async (key) => {
          const type = await redis.type(key);
          const read = READ[type];
          if (!read) throw new Error(`A Redis ${type} is not read yet.`);
          const values = (await read(redis, key)).flat();
          return [key.toString('latin1'), values] as const;
        }),
      );
      return new Map(entries);
    },
    close() {
      monitor.disconnect();
      redis.disconnect();
    },
  };
}
