import Router from '@koa/router';
import { LRUCache } from 'lru-cache';
import type { PublicConfig } from '../contracts/site-config.ts';
import { ApiError } from '../errors.ts';
import { assetOf, sendAsset, type Asset } from './asset-folder.ts';
import { HASHED, type KeptChunks } from './kept-chunks.ts';

export interface WidgetRouteDeps {
  assets: ReadonlyMap<string, Asset>;
  /** Finds the chunks of the releases before. */
  kept: Pick<KeptChunks, 'find'>;
  configOf(site: string): Promise<PublicConfig | undefined>;
}

/**
 * `/widget/*`: the files that customers' pages load. With `?id=`, `loader.js` carries the site's
 * public configuration, so that one request is all it takes.
 */
export function widgetRoutes({ assets, kept, configOf }: WidgetRouteDeps): Router {
  const router = new Router();
  const loaders = new LRUCache<string, Asset>({ max: 500 });

  const loaderWith = (config: PublicConfig, loader: Asset): Asset => {
    // < could end a script element of a page that inlines this file.
    const inside = JSON.stringify(config).replaceAll('<', String.raw`\u003c`);
    const id = JSON.stringify(config.widgetId);
    const line = `(self.__clarm_config=self.__clarm_config||{})[${id}]=${inside};\n`;
    const known = loaders.get(line);
    if (known) return known;
    const made = assetOf(Buffer.concat([Buffer.from(line), loader.body]), '.js');
    loaders.set(line, made);
    return made;
  };

  router.get('/widget/{*file}', async (ctx) => {
    const file = ctx.params['file'] ?? '';
    const asset = assets.get(file) ?? (HASHED.test(file) ? await kept.find(file) : undefined);
    if (!asset) throw new ApiError('not_found');
    ctx.set('Access-Control-Allow-Origin', '*');
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
    ctx.set('X-Content-Type-Options', 'nosniff');
    const id = ctx.query['id'];
    const config = file === 'loader.js' && typeof id === 'string' ? await configOf(id) : undefined;
    if (config) {
      ctx.set('Cache-Control', 'public, max-age=60');
      await sendAsset(ctx, loaderWith(config, asset));
      return;
    }
    ctx.set(
      'Cache-Control',
      HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    );
    await sendAsset(ctx, asset);
  });
  return router;
}
