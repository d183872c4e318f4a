import { z } from 'zod';

/** The kinds of pages that have points by default; a site may add kinds of its own. */
export const pageKindName = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'must be lower-case letters, digits, - or _');

/** `*` within a segment, `**` any number of segments, `{a,b}` either; case, accents and locale prefix do not matter. */
export const pagePattern = z
  .string()
  .trim()
  .max(200)
  .regex(/^\//, 'must begin with /')
  .refine((pattern) => !/[?#\s]/.test(pattern), 'is a path: no ?, # or space')
  // What a visitor sends is matched against it: the time it takes must stay bounded.
  .refine(
    (pattern) => (pattern.match(/\*+/g) ?? []).length <= 3,
    'may have at most three wildcards',
  );

/** One page rule of a site: the first whose pattern matches the path says what the page is about. */
export const pageRule = z.object({ pattern: pagePattern, kind: pageKindName });
export type SitePageRule = z.infer<typeof pageRule>;

const points = z.number().min(-100).max(100);
/** Points by rank: the strongest counts the first number, the next one the second, and so on. */
const ranked = z.array(z.number().min(0).max(100)).min(1).max(8);
const days = z.number().min(0.25).max(365);
const cap = z.number().int().min(0).max(100);

/** How a site scores (contract §7): everything that a site may set. */
export const scoringRules = z.object({
  /** Come before the default words; the first that matches counts. */
  pages: z.array(pageRule).max(200),
  /** Whether pages that no rule names are told by the common words of five languages. */
  use_default_pages: z.boolean(),
  weights: z.object({
    /** Points of the strongest view of each kind; the second counts half, the third a quarter. */
    pages: z.record(pageKindName, points),
    signals: z.object({
      widget_opened: ranked,
      messages: ranked,
      action_clicked: ranked,
      asks: ranked,
      identify: ranked,
      goal_achieved: ranked,
    }),
  }),
  /** The most each part can give; together at most 100. */
  caps: z.object({ pages: cap, engagement: cap, company: cap }),
  /** Days in which points halve. */
  half_lives: z.object({ pages: days, engagement: days }),
  /** Points of pages and engagement from which a company counts whole. */
  company_full_at: z.number().min(1).max(100),
  /** Crossing this alerts: the `alert_threshold` of the site. */
  threshold: z.number().int().min(1).max(100),
  /** At or below this a visitor may alert again; below the threshold. */
  rearm_at: z.number().int().min(0).max(99),
  /** Industries that the site sells to; empty where it has not said. */
  target_industries: z.array(z.string().trim().min(1).max(80)).max(50),
});
export type ScoringRules = z.infer<typeof scoringRules>;

const { weights, caps, half_lives } = scoringRules.shape;

/**
 * `PATCH /api/settings/scoring`: what is not sent stays as it is. Of the weights the kinds and
 * signals that are named; `null` takes a kind's points away. Lists are replaced whole.
 */
export const scoringPatch = scoringRules
  .extend({
    weights: z.object({
      pages: z.record(pageKindName, points.nullable()).optional(),
      signals: weights.shape.signals.partial().optional(),
    }),
    caps: caps.partial(),
    half_lives: half_lives.partial(),
    /** Back to the defaults, before anything else of this patch. */
    reset: z.boolean(),
  })
  .partial()
  .strict();
export type ScoringPatch = z.infer<typeof scoringPatch>;

/** How far the visitors are scored by the latest rules. */
export const rescoring = z.object({
  /** The version of the rules that they are scored by. */
  version: z.number().int(),
  status: z.enum(['waiting', 'running', 'done']),
  /** Visitors looked at, of about so many. */
  done: z.number().int(),
  total: z.number().int(),
  requested_at: z.string(),
  finished_at: z.string().optional(),
});
export type Rescoring = z.infer<typeof rescoring>;

/** `GET /api/settings/scoring` */
export const scoringSettings = scoringRules.extend({
  /** Grows with every change that changes scores. */
  version: z.number().int(),
  updated_at: z.string().optional(),
  /** The rules of a site that has set none. */
  defaults: scoringRules,
  /** The default words by kind, in the order in which they are tried. */
  default_pages: z.array(z.object({ kind: z.string(), patterns: z.array(z.string()) })),
  /** Industries as companies have them, for choosing. */
  industries: z.array(z.string()),
  /** Absent where the rules were never changed. */
  rescoring: rescoring.optional(),
});
export type ScoringSettings = z.infer<typeof scoringSettings>;

/** `POST /api/settings/scoring/test`: what pages are about, by the saved rules or by a draft of them. */
export const scoringTest = z.object({
  /** Paths, or whole URLs. */
  paths: z.array(z.string().min(1).max(2048)).min(1).max(50),
  pages: scoringRules.shape.pages.optional(),
  use_default_pages: z.boolean().optional(),
  weights: z.object({ pages: z.record(pageKindName, points).optional() }).optional(),
});
export type ScoringTest = z.infer<typeof scoringTest>;

/** Its answer, one row a path. */
export const scoringTested = z.object({
  data: z.array(
    z.object({
      path: z.string(),
      /** `other` where no rule matches. */
      kind: z.string(),
      /** Of its strongest view, read for 10 s or more. */
      points: z.number(),
      /** The rule that said so; absent where none did. */
      rule: z
        .object({
          from: z.enum(['site', 'default']),
          /** Of a site's rule, its place in `pages`. */
          index: z.number().int().optional(),
          pattern: z.string(),
        })
        .optional(),
    }),
  ),
});
export type ScoringTested = z.infer<typeof scoringTested>;
