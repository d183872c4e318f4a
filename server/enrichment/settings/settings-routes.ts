import Router from '@koa/router';
import type { Context } from 'koa';
import {
  putEnrichmentSettings,
  testProvider,
  type OwnProvider,
} from '../../contracts/enrichment.ts';
import type { Egress } from '../../egress/egress.ts';
import { ApiError } from '../../errors.ts';
import { readJson } from '../../http/read-json.ts';
import { allow, scopeOf } from '../../http/scope.ts';
import type { Clock } from '../../ports.ts';
import type { AskProvider } from '../providers/ask-provider.ts';
import { findProvider, rowOfOwn } from '../providers/provider-table.ts';
import { settingsAnswer, usageAnswer } from './answer-settings.ts';
import { changeSettings } from './change-settings.ts';
import { wrongWithOwn } from './check-own-provider.ts';
import type { ProviderKeys } from './provider-keys.ts';
import type { EnrichmentDoc, EnrichmentSettingsStore } from './settings-store.ts';
import { tryProvider } from './try-provider.ts';
import type { UsageStore } from './usage-store.ts';

export interface SettingsRouteDeps {
  settings: EnrichmentSettingsStore;
  usage: UsageStore;
  keys: ProviderKeys;
  ask: AskProvider;
  egress: Egress;
  /** Date of the offline data, `YYYY-MM-DD`. */
  dataVersion: string;
  /** The settings of a site were saved: nobody here goes by the old ones. */
  onChanged(site: string): void;
  clock: Clock;
}

/** `/settings/enrichment`, below the private router; members only, and admins to change anything. */
export function enrichmentRoutes(deps: SettingsRouteDeps): Router {
  const { usage, keys, ask, egress, clock } = deps;
  const router = new Router({ prefix: '/settings/enrichment' });
  const storeOf = (ctx: Context) => deps.settings.forSite(scopeOf(ctx));

  const answer = async (doc: EnrichmentDoc) =>
    settingsAnswer(doc, await usage.get(doc.site, clock()));

  const keyOf = (doc: EnrichmentDoc, id: string): string => {
    const stored = doc.providers.find((one) => one.id === id);
    return stored === undefined ? '' : keys.open(doc.site, stored);
  };

  /** A row of one's own is tried out before it is saved: a mistake shows here, not in silence later. */
  const tryOut = async (doc: EnrichmentDoc, row: OwnProvider): Promise<void> => {
    const tried = await tryProvider(ask, rowOfOwn(row), keyOf(doc, row.id), {
      value: row.sample,
    });
    if (tried.outcome === 'found') return;
    throw new ApiError('provider_failed', {
      message: `${row.name} was not saved. ${tried.message}`,
      details: [{ path: `own.${row.id}`, message: tried.message, outcome: tried.outcome }],
    });
  };

  router.get('/', allow('session'), async (ctx) => {
    ctx.body = await answer(await storeOf(ctx).get());
  });

  router.put('/', allow('admin'), async (ctx) => {
    const put = putEnrichmentSettings.parse(await readJson(ctx));
    const store = storeOf(ctx);
    const { doc, rekeyed, untried } = changeSettings(await store.get(), put, { keys, egress });
    for (const row of untried) await tryOut(doc, row);
    await store.put(doc);
    await usage.forgetStates(doc.site, rekeyed, clock());
    deps.onChanged(doc.site);
    ctx.body = await answer(doc);
  });

  router.post('/test', allow('admin'), async (ctx) => {
    const { provider, key, kind, value } = testProvider.parse(await readJson(ctx));
    const doc = await storeOf(ctx).get();
    const own = typeof provider === 'string' ? undefined : provider;
    const wrong = own && wrongWithOwn(own, egress);
    if (wrong !== undefined) throw new ApiError('invalid', { message: wrong });
    const row = own ? rowOfOwn(own) : findProvider(provider as string, doc.own);
    if (!row) throw new ApiError('invalid', { message: 'provider: there is no such provider' });
    // A saved key is for the saved row: it is not sent wherever an unsaved one points.
    const saved = own === undefined ? keyOf(doc, row.id) : '';
    ctx.body = await tryProvider(ask, row, key ?? saved, { kind, value: value ?? own?.sample });
  });

  router.get('/usage', allow('session'), async (ctx) => {
    const doc = await storeOf(ctx).get();
    const month = await usage.get(doc.site, clock());
    ctx.body = usageAnswer(doc, month, deps.dataVersion, clock());
  });

  return router;
}
