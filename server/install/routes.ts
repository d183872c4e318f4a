import Router from '@koa/router';
import { installCheck } from '../contracts/install.ts';
import type { Egress } from '../egress/egress.ts';
import { readJson } from '../http/read-json.ts';
import { allow, scopeOf } from '../http/scope.ts';
import { checkPage } from './check-page.ts';

export interface InstallRouteDeps {
  egress: Pick<Egress, 'request'>;
  /** Where Clarm runs, as pages name it. */
  publicUrl: string;
}

/** `POST /install-check`, below the private router: is the site's snippet on that page? */
export function installRoutes({ egress, publicUrl }: InstallRouteDeps): Router {
  const router = new Router();
  router.post('/install-check', allow('session'), async (ctx) => {
    const { site } = scopeOf(ctx);
    const { url } = installCheck.parse(await readJson(ctx));
    ctx.body = await checkPage(egress, url, publicUrl, site);
  });
  return router;
}
