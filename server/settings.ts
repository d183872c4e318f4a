import { join, resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { problemOfUri } from './database-uri.ts';
import { PROVIDERS } from './enrichment/providers/provider-table.ts';
import { projectRoot } from './project-root.ts';
import { StartError } from './start/start-error.ts';

/** What the environment says (README lists every variable); parsed and checked once, at start. */
export interface Settings {
  port: number;
  host: string;
  /** Absolute path; 0700. */
  dataDir: string;
  mongoUri: string | undefined;
  redisUrl: string | undefined;
  /** CLARM_SECRET as given; where it is undefined, one is made in the data directory. */
  secret: string | undefined;
  /** CIDRs, `loopback`, `private`; empty means that forwarding headers are ignored. */
  trustProxy: readonly string[];
  /** Without a trailing slash. */
  publicUrl: string;
  /** `host:port` pairs that webhooks may reach although they are private. */
  allowPrivate: readonly string[];
  /** Other addresses of enrichment providers than their own, by id. */
  providerUrls: ReadonlyMap<string, string>;
  /** The operator's own keys of providers, by id: asked about addresses for every site. */
  providerKeys: ReadonlyMap<string, string>;
  metricsToken: string | undefined;
  adminEmail: string | undefined;
  adminPassword: string | undefined;
  demo: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Between SIGTERM and closing: `/readyz` says 503, and balancers find other servers. */
  drainSeconds: number;
  /** Requests a minute of one site's visitors to the public routes, on all servers together. */
  siteRequestsPerMinute: number;
  production: boolean;
}

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ''));

/** A peer whose forwarding headers count: a name of a range, an address, or a CIDR. */
const proxy = z
  .string()
  .refine(
    (entry) =>
      entry === 'loopback' ||
      entry === 'private' ||
      ipaddr.isValid(entry) ||
      ipaddr.isValidCIDR(entry),
    {
      error: ({ input }) => `"${String(input)}" is not a CIDR, an address, "loopback" or "private"`,
    },
  );

const hostAndPort = z
  .string()
  .refine((entry) => /:\d{1,5}$/.test(entry) && URL.canParse(`http://${entry}/`), {
    error: ({ input }) => `"${String(input)}" is not host:port (an IPv6 address needs brackets)`,
  });

/** Where to listen: an address, or a name that this machine has. */
const host = z
  .string()
  .refine((text) => ipaddr.isValid(text) || /^[\w-]{1,63}(\.[\w-]{1,63})*\.?$/.test(text), {
    error: ({ input }) =>
      `"${String(input)}" is not an address or a name of this machine, such as 127.0.0.1, :: or localhost`,
  });

const PROVIDER_IDS = PROVIDERS.map(({ id }) => id);

/** One of the table: a name that nobody has would be passed over without a word. */
const isProvider = (pair: readonly [id: string, ...unknown[]]): boolean =>
  PROVIDER_IDS.includes(pair[0]);
// Without the name: it may be a key in the wrong place.
const unknownProvider = {
  error: `has a provider that is not known; known are ${PROVIDER_IDS.join(', ')}`,
};

/** `ipinfo=https://proxy.example.com/ipinfo` */
const providerUrl = z
  .string()
  .refine(
    (entry) =>
      /^[a-z_]+=https?:\/\/[^?#]+$/.test(entry) &&
      URL.canParse(entry.slice(entry.indexOf('=') + 1)),
    {
      error: ({ input }) => `"${String(input)}" is not provider=URL`,
    },
  )
  .transform((entry): [string, string] => {
    const at = entry.indexOf('=');
    return [entry.slice(0, at), entry.slice(at + 1).replace(/\/$/, '')];
  })
  .refine(isProvider, unknownProvider);

/** `ipinfo=the-key` */
const providerKey = z
  .string()
  .refine((entry) => /^[a-z_]+=.+$/.test(entry), { error: 'must be provider=key pairs' })
  .transform((entry): [string, string] => {
    const at = entry.indexOf('=');
    return [entry.slice(0, at), entry.slice(at + 1)];
  })
  .refine(isProvider, unknownProvider);

const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:\/\/[^/?#@]+\/?$/.test(text), {
    error: 'must be an http(s) address without a path, such as https://clarm.example.com',
  })
  .transform((text) => new URL(text).origin);

const secret = z.string().refine((text) => Buffer.byteLength(text) >= 32, {
  error: 'must be at least 32 bytes long (make one with: openssl rand -base64 33)',
});

const environment = z.object({
  PORT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be between 1 and 65535')
    .max(65_535, 'must be between 1 and 65535')
    .default(3000),
  HOST: host.default('127.0.0.1'),
  CLARM_DATA_DIR: z.string().optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, {
      error: 'must begin with mongodb:// or mongodb+srv://',
      abort: true,
    })
    .superRefine((uri, { addIssue }) => {
      const problem = problemOfUri(uri);
      if (problem !== undefined) addIssue(problem);
    })
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/./, 'must begin with redis:// or rediss://')
    .optional(),
  CLARM_SECRET: secret.optional(),
  TRUST_PROXY: list.pipe(z.array(proxy)),
  PUBLIC_URL: origin.optional(),
  CLARM_ALLOW_PRIVATE: list.pipe(z.array(hostAndPort)),
  CLARM_PROVIDER_URLS: list.pipe(z.array(providerUrl)),
  CLARM_PROVIDER_KEYS: list.pipe(z.array(providerKey)),
  METRICS_TOKEN: z.string().optional(),
  CLARM_ADMIN_EMAIL: z.email('is not an e-mail address').toLowerCase().optional(),
  CLARM_ADMIN_PASSWORD: z.string().min(10, 'must have at least 10 characters').optional(),
  CLARM_DEMO: z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  CLARM_DRAIN_SECONDS: z.coerce
    .number({ error: 'must be a number' })
    .min(0, 'must be between 0 and 5')
    .max(5, 'must be between 0 and 5: SIGTERM has 10 seconds altogether')
    .default(2),
  CLARM_SITE_REQUESTS_PER_MINUTE: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .default(120_000),
  NODE_ENV: z.string().optional(),
});
type Environment = z.infer<typeof environment>;

/**
 * Reads the environment. An empty variable counts as absent. Throws one StartError with a line
 * for everything that is wrong; no line repeats a value that may be secret.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.entries(env).filter(
    ([, value]) => value !== undefined && value.trim() !== '',
  );
  const parsed = environment.safeParse(Object.fromEntries(given));
  const wrong = parsed.success
    ? together(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`);
  if (!parsed.success || wrong.length > 0) throw new StartError(wrong.join('\n'), 2);
  return settingsOf(parsed.data);
}

/** What is wrong although every variable is right by itself. */
function together(env: Environment): string[] {
  const wrong: string[] = [];
  if (env.MONGODB_URI && !env.CLARM_SECRET) {
    wrong.push(
      'CLARM_SECRET is required with MONGODB_URI: every server of one database needs the same (make one with: openssl rand -base64 33).',
    );
  }
  if ((env.CLARM_ADMIN_EMAIL === undefined) !== (env.CLARM_ADMIN_PASSWORD === undefined)) {
    wrong.push('CLARM_ADMIN_EMAIL and CLARM_ADMIN_PASSWORD go together: set both or neither.');
  }
  return wrong;
}

function settingsOf(env: Environment): Settings {
  const production = env.NODE_ENV === 'production';
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.CLARM_DATA_DIR ? resolve(env.CLARM_DATA_DIR) : join(projectRoot(), '.clarm'),
    mongoUri: env.MONGODB_URI,
    redisUrl: env.REDIS_URL,
    secret: env.CLARM_SECRET,
    trustProxy: env.TRUST_PROXY,
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    allowPrivate: env.CLARM_ALLOW_PRIVATE,
    providerUrls: new Map(env.CLARM_PROVIDER_URLS),
    providerKeys: new Map(env.CLARM_PROVIDER_KEYS),
    metricsToken: env.METRICS_TOKEN,
    adminEmail: env.CLARM_ADMIN_EMAIL,
    adminPassword: env.CLARM_ADMIN_PASSWORD,
    demo: env.CLARM_DEMO ? env.CLARM_DEMO === '1' : !production && isLoopback(env.HOST),
    logLevel: env.LOG_LEVEL,
    drainSeconds: env.CLARM_DRAIN_SECONDS,
    siteRequestsPerMinute: env.CLARM_SITE_REQUESTS_PER_MINUTE,
    production,
  };
}

/** Whether only this machine can reach a server that listens there. */
function isLoopback(host: string): boolean {
  return (
    host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback')
  );
}
