import { DEMO_SITE } from './accounts/set-up.ts';
import { createIndexes, isReachable } from './database.ts';
import { webhookEvent } from './contracts/webhooks.ts';
import { DEMO_SITE_CONFIG } from './demo/site-config.ts';
import { DEMO_PAGE_RULES } from './demo/page-rules.ts';
import { createKeptChunks } from './static/kept-chunks.ts';
import { releaseStore } from './static/release-store.ts';
import { createFeatures, type AppDeps } from './features.ts';
import { mount } from './mount.ts';

/** The whole server less its socket. */
export async function createApp(deps: AppDeps) {
  const { settings, connection, clock } = deps;
  const features = createFeatures(deps);
  const { meters, live, accounts, webhooks, followUps, analytics, pipeline, demo } = features;
  let draining = false;
  const kept = createKeptChunks({
    releases: releaseStore(connection),
    assets: deps.assets.widget,
    clock,
  });

  await createIndexes(connection);
  await kept.deploy();
  const setupCode = await accounts.ensureDefaultAccount({
    adminEmail: settings.adminEmail,
    adminPassword: settings.adminPassword,
    demo: settings.demo
      ? {
          name: 'Lumen Analytics (demo)',
          config: DEMO_SITE_CONFIG,
          scoring: { pages: [...DEMO_PAGE_RULES] },
        }
      : undefined,
  });
  if (demo) {
    await webhooks.ensureEndpoint(DEMO_SITE, {
      url: demo.inboxUrl,
      description: 'Demo inbox',
      events: webhookEvent.options,
      secret: features.inboxSecret,
    });
  }

  const app = mount(deps, {
    features,
    kept,
    isReady: async () => !draining && (await isReachable(connection)),
  });

  return {
    handle: app.callback(),
    /** Where the owner account is made; undefined once there is one. */
    setupLink: setupCode && `${settings.publicUrl}/dashboard/setup?code=${setupCode}`,
    pipeline,
    analytics,
    presence: live.presence,
    /** A request was refused before it came here. */
    onShed: () => meters.rejected('overloaded'),
    /** Starts the loops: projection, recovery, delivery. */
    async start(): Promise<void> {
      await pipeline.start();
      webhooks.deliverer.start();
      followUps.start();
    },
    /** Not ready any more, as a balancer learns from `/readyz`. */
    leave(): void {
      draining = true;
    },
    /** Ends the streams, which would keep the socket open. */
    async endStreams(): Promise<void> {
      live.closeStreams();
      demo?.close();
    },
    /** Flushes, folds, and ends deliveries. */
    stop: features.stop,
  };
}
