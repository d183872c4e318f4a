import type { PublicConfig } from '../contracts/site-config.ts';
import type { Site } from '../ports.ts';
import { contrastColor } from '../../widget/launcher/contrast-color.ts';

/** Everything that the widget may know of a site. */
export const publicConfigOf = ({ id, config }: Pick<Site, 'id' | 'config'>): PublicConfig => ({
  ...config,
  widgetId: id,
  contrastColor: contrastColor(config.primaryColor),
});
