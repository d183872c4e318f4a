import { z } from 'zod';
import { siteConfig } from './site-config.ts';
import { disabledReason } from './webhooks.ts';

const email = z
  .email()
  .max(320)
  .transform((v) => v.trim().toLowerCase());
const password = z.string().min(10, 'must have at least 10 characters').max(200);

/** `POST /api/setup`: makes the owner; needs the one-time code of the link that `npm start` prints. */
export const setup = z.object({
  code: z.string().max(128),
  email,
  password,
  name: z.string().trim().min(1).max(80),
});
/** `POST /api/session` */
export const credentials = z.object({ email, password: z.string().max(200) });

/** `GET /api/me`, also the answer of `/setup` and `/session`. */
export const me = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['owner', 'admin', 'agent']),
  organisation: z.object({ id: z.string(), name: z.string() }),
  sites: z.array(z.object({ id: z.string(), name: z.string(), demo: z.boolean() })),
  /** Banners for the dashboard, e.g. `untrusted_forwarded_header`. */
  notices: z.array(z.string()),
  /** Webhooks that the server disabled and nobody has looked after since, newest first. */
  disabled_webhooks: z.array(
    z.object({
      site: z.string(),
      webhook_id: z.string(),
      url: z.string(),
      description: z.string(),
      reason: disabledReason,
      at: z.string(),
    }),
  ),
});
export type Me = z.infer<typeof me>;

const retentionDays = z.number().int().min(1).max(3650);

/**
 * One entry of a site's own list of what no stored address may contain: the name of a query
 * parameter (`order_ref`), or a path whose starred segments go (`/reset/*`).
 */
export const redaction = z
  .string()
  .trim()
  .max(200)
  .regex(/^(\/[^?#]*\*[^?#]*|[^/?#&=\s]+)$/, 'must be a parameter, or a path such as /reset/*');

/** A site as its team sees it: `GET|POST|PATCH /api/widgets`. */
export const widgetSettings = z.object({
  id: z.string(),
  name: z.string(),
  demo: z.boolean(),
  /** Origins that may send events; empty allows all. */
  allowed_origins: z.array(z.string()),
  /** What is taken out of addresses besides what looks like a secret; see `redaction`. */
  redact: z.array(z.string()),
  config: siteConfig,
  alert_threshold: z.number().int().min(1).max(100),
  /** After so many days events and messages go (contract §5). */
  retention_days: retentionDays,
  created_at: z.string(),
});
export type WidgetSettings = z.infer<typeof widgetSettings>;
export const newWidget = z.object({ name: z.string().trim().min(1).max(80) });
export const widgetPatch = z.object({
  name: z.string().trim().min(1).max(80).optional(),
  allowed_origins: z.array(z.url().max(300)).max(50).optional(),
  redact: z.array(redaction).max(50).optional(),
  config: siteConfig.partial().optional(),
  alert_threshold: z.number().int().min(1).max(100).optional(),
  retention_days: retentionDays.optional(),
});

/** `GET|POST /api/api-keys`; the key itself only in the answer to its creation. */
export const apiKeyRow = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(['read', 'write', 'track'])),
  last_four: z.string(),
  created_at: z.string(),
  last_used_at: z.string().optional(),
});
export const newApiKey = z.object({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(['read', 'write', 'track'])).min(1),
});
/** The answer to its creation. */
export const createdApiKey = apiKeyRow.extend({ key: z.string() });

/** `GET|POST /api/members` */
export const memberRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(['owner', 'admin', 'agent']),
  created_at: z.string(),
});
export const newMember = z.object({
  email,
  name: z.string().trim().min(1).max(80),
  role: z.enum(['admin', 'agent']),
  password,
});
/** `PATCH /api/members/:id`; one's own password needs the current one. */
export const memberPatch = z.object({
  name: z.string().trim().min(1).max(80).optional(),
  role: z.enum(['owner', 'admin', 'agent']).optional(),
  password: password.optional(),
  current_password: z.string().max(200).optional(),
});

/** `POST /api/widgets/:id/identity-secret`: the new key of `user_hash`, shown once. */
export const newIdentitySecret = z.object({ secret: z.string() });
