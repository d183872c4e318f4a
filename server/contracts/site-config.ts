import { z } from 'zod';

const SAFE_URL = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)([:/]|$)|mailto:|tel:)/i;
const safeUrl = z
  .string()
  .max(2048)
  .regex(SAFE_URL, 'must be https (http on localhost), mailto: or tel:');
const text = (max: number) => z.string().max(max);
const hours = z
  .array(z.tuple([z.string().regex(/^\d\d:\d\d$/), z.string().regex(/^\d\d:\d\d$/)]))
  .max(6);

/** A button in the chat panel's home view. */
export const siteAction = z.object({
  label: text(60),
  kind: z.enum(['link', 'message', 'form']),
  url: safeUrl.optional(),
  message: text(500).optional(),
});

/** The public configuration of a site (contract §1): everything the widget may know. */
export const siteConfig = z.object({
  brandName: text(80).default('Clarm'),
  primaryColor: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a hex colour such as #4f46e5')
    .default('#4f46e5'),
  position: z.enum(['bottom-right', 'bottom-left']).default('bottom-right'),
  welcomeMessage: text(500).default('Hi there! How can we help?'),
  quickReplies: z.array(text(80)).max(6).default([]),
  headerTitle: text(80).default(''),
  headerSubtitle: text(120).default(''),
  headerLogo: safeUrl.or(z.literal('')).default(''),
  actions: z.array(siteAction).max(6).default([]),
  teaser: z
    .object({
      text: text(200),
      delaySeconds: z.number().min(0).max(3600),
      returningText: text(200).optional(),
    })
    .nullable()
    .default(null),
  locale: text(35).default(''),
  timezone: text(64).default('UTC'),
  businessHours: z
    .partialRecord(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']), hours)
    .default({}),
  awayMessage: text(500).default(''),
  preChat: z.object({ requireEmail: z.boolean() }).default({ requireEmail: false }),
  /** Visitors may send files. */
  attachments: z.boolean().default(true),
  /** Ask how it was once a conversation is closed. */
  askRating: z.boolean().default(true),
  /** A soft sound when a reply comes. */
  sound: z.boolean().default(false),
  /** The number of unread messages stands before the page's title. */
  countInTitle: z.boolean().default(false),
  consent: z.enum(['implied', 'required']).default('implied'),
  honorGpc: z.boolean().default(true),
  allowAutomation: z.boolean().default(false),
});
export type SiteConfig = z.infer<typeof siteConfig>;

/** What the loader finds inside itself, and `GET /api/widgets/:id/config` answers. */
export interface PublicConfig extends SiteConfig {
  widgetId: string;
  /** Text colour with AA contrast on `primaryColor`, computed by the server: `#ffffff`, `#0b0b0f` or `#000000`. */
  contrastColor: string;
}
