import Router from '@koa/router';
import {
  scoringPatch,
  scoringTest,
  type Rescoring,
  type ScoringRules,
  type ScoringSettings,
  type ScoringTested,
} from '../contracts/scoring.ts';
import type { Scope } from '../contracts/scope.ts';
import { ApiError } from '../errors.ts';
import { readJson } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { SetScoring } from '../ports.ts';
import { explainKind } from './kind-of.ts';
import { defaultPages } from './page-words.ts';
import {
  applyPatch,
  defaultScoring,
  pageRulesOf,
  problemsOf,
  scoringOfSite,
} from './scoring-settings.ts';

/** What a site has stored of its scoring. */
export interface StoredScoring {
  set: SetScoring;
  threshold: number;
  version: number;
  updatedAt?: Date;
  rescoring?: Rescoring;
}

/** Where a site's scoring is kept; the accounts feature has it. */
export interface ScoringStore {
  read(scope: Scope): Promise<StoredScoring>;
  /**
   * Stores what was made of `read`; with `rescore` as a new version, by which all visitors are
   * scored anew. False where somebody else has changed it meanwhile.
   */
  write(
    scope: Scope,
    read: StoredScoring,
    change: { set: SetScoring; threshold: number; rescore: boolean },
  ): Promise<boolean>;
}

export interface ScoringRouteDeps {
  store: ScoringStore;
  /** Industries as companies have them. */
  industries: readonly string[];
}

const shownPages = defaultPages.map(({ kind, globs }) => ({ kind, patterns: [...globs] }));

/** Whether two versions would score alike: the alert's two numbers change no score. */
const scoresAlike = (a: ScoringRules, b: ScoringRules): boolean => {
  const { threshold: _a, rearm_at: __a, ...one } = a;
  const { threshold: _b, rearm_at: __b, ...other } = b;
  return JSON.stringify(one) === JSON.stringify(other);
};

const MAX_TRIES = 5;

/** `/settings/scoring`, below the private router. Admins change; an API key needs `write`. */
export function scoringRoutes({ store, industries }: ScoringRouteDeps): Router {
  const router = new Router({ prefix: '/settings/scoring' });

  const settingsOf = (stored: StoredScoring): ScoringSettings => ({
    ...scoringOfSite(stored.set, stored.threshold),
    version: stored.version,
    ...(stored.updatedAt ? { updated_at: stored.updatedAt.toISOString() } : {}),
    defaults: defaultScoring(),
    default_pages: shownPages,
    industries: [...industries],
    ...(stored.rescoring ? { rescoring: stored.rescoring } : {}),
  });

  router.get('/', allow('read'), async (ctx) => {
    ctx.body = settingsOf(await store.read(scopeOf(ctx)));
  });

  router.patch('/', allow('manage'), async (ctx) => {
    const scope = scopeOf(ctx);
    const patch = scoringPatch.parse(await readJson(ctx));
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const before = await store.read(scope);
      const set = applyPatch(before.set, patch);
      const threshold =
        patch.threshold ?? (patch.reset ? defaultScoring().threshold : before.threshold);
      const rules = { ...scoringOfSite(set, threshold) };
      const problems = problemsOf({ ...rules, rearm_at: patch.rearm_at ?? rules.rearm_at });
      const [first] = problems;
      if (first) {
        throw new ApiError('invalid', {
          message: `${first.path}: ${first.message}`,
          details: problems,
        });
      }
      const rescore = !scoresAlike(scoringOfSite(before.set, before.threshold), rules);
      if (await store.write(scope, before, { set, threshold, rescore })) {
        ctx.body = settingsOf(await store.read(scope));
        return;
      }
    }
    throw new ApiError('overloaded', { retryAfter: 1 });
  });

  router.post('/test', allow('read'), async (ctx) => {
    const { paths, ...draft } = scoringTest.parse(await readJson(ctx));
    const { set, threshold } = await store.read(scopeOf(ctx));
    const saved = scoringOfSite(set, threshold);
    const rules = {
      pages: draft.pages ?? saved.pages,
      use_default_pages: draft.use_default_pages ?? saved.use_default_pages,
    };
    const weights: Record<string, number> = { ...saved.weights.pages, ...draft.weights?.pages };
    const rows = pageRulesOf(rules);
    const answer: ScoringTested = {
      data: paths.map((path) => {
        const { kind, row, glob } = explainKind(path, { pages: rows });
        const points = Object.hasOwn(weights, kind) ? (weights[kind] ?? 0) : 0;
        if (row === undefined || glob === undefined) return { path, kind, points };
        const own = row < rules.pages.length;
        const rule = own
          ? { from: 'site' as const, index: row, pattern: glob }
          : { from: 'default' as const, pattern: glob };
        return { path, kind, points, rule };
      }),
    };
    ctx.body = answer;
  });

  return router;
}
