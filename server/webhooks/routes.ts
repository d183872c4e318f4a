import Router from '@koa/router';
import type { Context } from 'koa';
import { uuid } from '../contracts/ids.ts';
import { listQuery, pageQuery } from '../contracts/lists.ts';
import { endpointPatch, newEndpoint, redeliverSince } from '../contracts/webhooks.ts';
import type { Egress } from '../egress/egress.ts';
import { ApiError } from '../errors.ts';
import { readJson } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { Clock } from '../ports.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { changeOf, draftEndpoint } from './draft-endpoint.ts';
import type { EndpointSecrets } from './endpoint-secrets.ts';
import type { EndpointStore } from './endpoint-store.ts';
import { COUNT_UP_TO, pageOf, skipOf } from '../http/page-of.ts';
import { newSecret } from './sign.ts';
import type { Targets } from './targets/target.ts';
import { exampleDelivery } from './example-delivery.ts';
import { deliveryRowOf, endpointRowOf } from './to-rows.ts';

/** For how long the secret before a rotation goes on to count. */
const OVERLAP_MS = 24 * 3_600_000;

interface RouteDeps {
  endpoints: EndpointStore;
  deliveries: DeliveryStore;
  secrets: EndpointSecrets;
  targets: Targets;
  egress: Egress;
  clock: Clock;
  /** There is a new delivery, or an old one is due again. */
  onDue: () => void;
}

/** `/webhooks` and `/deliveries`, below the private router. */
export function webhookRoutes(deps: RouteDeps): Router {
  const { secrets, egress, clock, onDue } = deps;
  const router = new Router();

  const storesOf = (ctx: Context) => {
    const scope = scopeOf(ctx);
    return {
      site: scope.site,
      endpoints: deps.endpoints.forSite(scope),
      deliveries: deps.deliveries.forSite(scope),
    };
  };

  const found = <T>(doc: T | undefined): T => {
    if (doc === undefined) throw new ApiError('webhook_not_found');
    return doc;
  };

  const checkTarget = (url: string): void => {
    const refusal = egress.refusalOf(url);
    if (refusal) throw new ApiError('target_not_allowed', { message: refusal.message });
  };

  router.get('/webhooks', allow('read'), async (ctx) => {
    const query = pageQuery.parse(ctx.query);
    const { endpoints, deliveries } = storesOf(ctx);
    const { rows, total } = await endpoints.list(skipOf(query), query.limit);
    const last = await Promise.all(rows.map(({ id }) => deliveries.list(id, { limit: 1 })));
    const both = rows.map((endpoint, i) => ({ endpoint, last: last[i]?.[0] }));
    ctx.body = pageOf(query, total, both, (row) => endpointRowOf(row.endpoint, row.last));
  });

  router.post('/webhooks', allow('manage'), async (ctx) => {
    const draft = newEndpoint.parse(await readJson(ctx));
    checkTarget(draft.url);
    const { site, endpoints } = storesOf(ctx);
    const { doc, secret } = draftEndpoint(draft, site, secrets, clock());
    ctx.status = 201;
    ctx.body = { ...endpointRowOf(await endpoints.insert(doc)), secret };
  });

  router.get('/webhooks/:id', allow('read'), async (ctx) => {
    const { endpoints, deliveries } = storesOf(ctx);
    const doc = found(await endpoints.get(ctx.params['id'] ?? ''));
    const [last] = await deliveries.list(doc.id, { limit: 1 });
    ctx.body = endpointRowOf(doc, last);
  });

  router.patch('/webhooks/:id', allow('manage'), async (ctx) => {
    const patch = endpointPatch.parse(await readJson(ctx));
    if (patch.url !== undefined) checkTarget(patch.url);
    const { site, endpoints } = storesOf(ctx);
    const { id, target } = found(await endpoints.get(ctx.params['id'] ?? ''));
    const seal = (secret: string) => [{ sealed: secrets.seal(site, id, secret) }];
    const changed = await endpoints.change(id, changeOf(patch, target, seal));
    ctx.body = endpointRowOf(found(changed));
  });

  router.delete('/webhooks/:id', allow('manage'), async (ctx) => {
    const { endpoints, deliveries } = storesOf(ctx);
    const id = ctx.params['id'] ?? '';
    if (!(await endpoints.remove(id))) throw new ApiError('webhook_not_found');
    await deliveries.removeAllOf(id);
    ctx.status = 204;
  });

  router.post('/webhooks/:id/test', allow('manage'), async (ctx) => {
    const { site, endpoints } = storesOf(ctx);
    const doc = found(await endpoints.get(ctx.params['id'] ?? ''));
    const delivery = exampleDelivery(
      { site, id: doc.id },
      deps.targets[doc.target ?? 'url'],
      clock(),
    );
    await deps.deliveries.insert([delivery]);
    onDue();
    ctx.status = 202;
    ctx.body = deliveryRowOf(delivery, doc);
  });

  router.post('/webhooks/:id/rotate-secret', allow('admin'), async (ctx) => {
    const { site, endpoints } = storesOf(ctx);
    const { id, target } = found(await endpoints.get(ctx.params['id'] ?? ''));
    if (target !== undefined && target !== 'url') {
      throw new ApiError('invalid', { message: `A ${target} integration has no signing secret.` });
    }
    const secret = newSecret();
    const until = new Date(clock() + OVERLAP_MS);
    const doc = found(await endpoints.rotate(id, secrets.seal(site, id, secret), until));
    ctx.body = { ...endpointRowOf(doc), secret, previous_secret_until: until.toISOString() };
  });

  router.get('/webhooks/:id/deliveries', allow('read'), async (ctx) => {
    const query = listQuery.parse(ctx.query);
    const { endpoints, deliveries } = storesOf(ctx);
    const doc = found(await endpoints.get(ctx.params['id'] ?? ''));
    const { cursor, limit } = query;
    if (cursor !== undefined && !uuid.safeParse(cursor).success) throw new ApiError('bad_cursor');
    const from = cursor === undefined ? { skip: skipOf(query) } : { before: cursor };
    const [rows, total] = await Promise.all([
      deliveries.list(doc.id, { limit: limit + 1, ...from }),
      deliveries.count(doc.id, COUNT_UP_TO),
    ]);
    ctx.body = pageOf(
      query,
      total,
      rows,
      (row) => deliveryRowOf(row, doc),
      (row) => row.id,
    );
  });

  router.post('/webhooks/:id/redeliver', allow('manage'), async (ctx) => {
    const { since, which } = redeliverSince.parse(await readJson(ctx));
    const { endpoints, deliveries } = storesOf(ctx);
    const { id } = found(await endpoints.get(ctx.params['id'] ?? ''));
    const count = await deliveries.againSince(id, new Date(since), which);
    onDue();
    ctx.status = 202;
    ctx.body = { deliveries: count };
  });

  router.post('/deliveries/:id/redeliver', allow('manage'), async (ctx) => {
    const { endpoints, deliveries } = storesOf(ctx);
    const again = await deliveries.again(ctx.params['id'] ?? '');
    if (!again) throw new ApiError('delivery_not_found');
    const endpoint = found(await endpoints.get(again.endpoint));
    onDue();
    ctx.status = 202;
    ctx.body = deliveryRowOf(again, endpoint);
  });

  return router;
}
