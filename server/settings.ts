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
  metricsToken: string | undefined;
  adminEmail: string | undefined;
  adminPassword: string | undefined;
  demo: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  production: boolean;
}
