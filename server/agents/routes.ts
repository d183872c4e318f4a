import { randomBytes } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from 'koa';
import {
  agentPatch,
  agentQuestion,
  newAgent,
  newAgentDocument,
  type AgentTrial,
} from '../contracts/agents.ts';
import { pageQuery } from '../contracts/lists.ts';
import type { Egress } from '../egress/egress.ts';
import { ApiError } from '../errors.ts';
import { pageOfAll } from '../http/page-of.ts';
import { readJson } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import type { Clock } from '../ports.ts';
import type { Sealer } from '../seal-secret.ts';
import type { AgentDoc, AgentStore } from './agent-store.ts';
import { keyField, type Answer } from './answer.ts';
import { ModelError } from './ask-model.ts';
import type { DocumentStore } from './document-store.ts';
import type { Learn } from './learn.ts';
import { agentRowOf, documentRowOf } from './to-rows.ts';

/** A site needs one; a few more are for trying out. */
const MAX_AGENTS = 5;
const DOCUMENT_BYTES = 1024 * 1024;

export interface AgentRouteDeps {
  agents: AgentStore;
  documents: DocumentStore;
  answer: Answer;
  learn: Learn;
  egress: Pick<Egress, 'refusalOf'>;
  sealer: Sealer;
  onChanged(site: string): void;
  clock: Clock;
}

/** `/agents`, below the private router. Reading needs a member, changing an admin. */
export function agentRoutes(deps: AgentRouteDeps): Router {
  const { agents, documents, answer, learn, egress, sealer, clock } = deps;
  const router = new Router({ prefix: '/agents' });
  const month = () => new Date(clock()).toISOString().slice(0, 7);

  const rowOf = async (agent: AgentDoc) =>
    agentRowOf(agent, await documents.forAgent(agent, agent.id).count(), month());

  const find = async (ctx: Context) => {
    const scope = scopeOf(ctx);
    const params = ctx['params'] as Record<string, string>;
    const agent = await agents.forSite(scope).find(params['id'] ?? '');
    if (!agent) throw new ApiError('agent_not_found');
    return { scope, agent, params, known: documents.forAgent(scope, agent.id) };
  };

  const checkUrl = (url: string | undefined): void => {
    const refusal = url === undefined ? undefined : egress.refusalOf(url);
    if (refusal) throw new ApiError('target_not_allowed', { message: refusal.message });
  };

  const sealed = (site: string, id: string, key: string) => ({
    api_key: sealer.seal(key, site, keyField(id)),
    api_key_last_four: key.slice(-4),
  });

  router.get('/', allow('read'), async (ctx) => {
    const query = pageQuery.parse(ctx.query);
    const found = await agents.forSite(scopeOf(ctx)).list();
    ctx.body = pageOfAll(await Promise.all(found.map(rowOf)), query);
  });

  router.post('/', allow('admin'), async (ctx) => {
    const { site } = scopeOf(ctx);
    const { api_key, ...given } = newAgent.parse(await readJson(ctx));
    checkUrl(given.base_url);
    const ofSite = agents.forSite({ site });
    if ((await ofSite.list()).length >= MAX_AGENTS) throw new ApiError('too_many_agents');
    const id = `a_${randomBytes(12).toString('base64url')}`;
    const made = await ofSite.insert({
      id,
      ...given,
      ...(api_key === undefined ? {} : sealed(site, id, api_key)),
      created_at: new Date(clock()),
    });
    deps.onChanged(site);
    ctx.status = 201;
    ctx.body = await rowOf(made);
  });

  router.get('/:id', allow('read'), async (ctx) => {
    ctx.body = await rowOf((await find(ctx)).agent);
  });

  router.patch('/:id', allow('admin'), async (ctx) => {
    const { scope, agent } = await find(ctx);
    const { api_key, ...change } = agentPatch.parse(await readJson(ctx));
    checkUrl(change.base_url);
    // A key is for the endpoint that it was given for: it must not be sent to another.
    const moved =
      change.base_url !== undefined &&
      new URL(change.base_url).origin !== new URL(agent.base_url).origin;
    const drop = api_key === null || (moved && api_key === undefined);
    const changed = await agents.forSite(scope).change(
      agent.id,
      {
        ...change,
        ...(typeof api_key === 'string' ? sealed(scope.site, agent.id, api_key) : {}),
      },
      drop ? ['api_key', 'api_key_last_four'] : [],
    );
    deps.onChanged(scope.site);
    ctx.body = await rowOf(changed ?? agent);
  });

  router.delete('/:id', allow('admin'), async (ctx) => {
    const { scope, agent, known } = await find(ctx);
    await known.removeAll();
    await agents.forSite(scope).remove(agent.id);
    deps.onChanged(scope.site);
    ctx.status = 204;
  });

  router.post('/:id/try', allow('admin'), async (ctx) => {
    const { agent } = await find(ctx);
    const { text } = agentQuestion.parse(await readJson(ctx));
    const sourcesOf = (passages: readonly { title: string; url?: string }[]) =>
      passages.map(({ title, url }) => ({ title, ...(url === undefined ? {} : { url }) }));
    try {
      const { answer: said, passages } = await answer(agent, [{ from: 'visitor', text }]);
      ctx.body = {
        outcome: said.outcome,
        text: said.outcome === 'answer' ? said.text : agent.handover_message,
        sources: sourcesOf(passages),
      } satisfies AgentTrial;
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      ctx.body = { outcome: 'failed', text: error.message, sources: [] } satisfies AgentTrial;
    }
  });

  router.get('/:id/documents', allow('read'), async (ctx) => {
    const { known } = await find(ctx);
    const query = pageQuery.parse(ctx.query);
    ctx.body = pageOfAll((await known.list()).map(documentRowOf), query);
  });

  router.post('/:id/documents', allow('admin'), async (ctx) => {
    const { known } = await find(ctx);
    const given = newAgentDocument.parse(await readJson(ctx, DOCUMENT_BYTES));
    const { documents: learnt, problems } = await learn.add(known, given);
    ctx.status = 201;
    ctx.body = { documents: learnt.map(documentRowOf), problems };
  });

  router.delete('/:id/documents/:document', allow('admin'), async (ctx) => {
    const { known, params } = await find(ctx);
    if (!(await known.remove(params['document'] ?? '')))
      throw new ApiError('agent_document_not_found');
    ctx.status = 204;
  });

  return router;
}
