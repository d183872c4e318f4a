import type { PublicConfig } from '../../server/contracts/site-config.ts';

/** What the launcher needs of the configuration. */
export type LauncherLook = Pick<
  PublicConfig,
  'brandName' | 'primaryColor' | 'contrastColor' | 'position'
>;

/**
 * The launcher's style sheet; the panel's builds on its custom properties. The host has no box that
 * could take part in the page's layout. Where a page gives it one, what would move a fixed element
 * inside is kept off it; a page may still hide the widget.
 */
export const launcherStyles = (look: LauncherLook): string =>
  `:host{all:initial;display:contents;position:fixed!important;perspective:none!important;container-type:normal!important;backdrop-filter:none!important;will-change:auto!important;filter:none!important;content-visibility:visible!important;transform:none!important;contain:none!important;--_primary:var(--clarm-primary,${look.primaryColor});--_on-primary:var(--clarm-on-primary,${look.contrastColor});--_size:var(--clarm-launcher-size,56px);--_x:var(--clarm-offset-x,20px);--_y:var(--clarm-offset-y,20px);--_z:var(--clarm-z-index,2147483000)}` +
  ':host([hidden]){display:none}' +
  `.launcher{all:initial;position:fixed;z-index:var(--_z);bottom:calc(var(--_y) + env(safe-area-inset-bottom,0px));${look.position.slice(7)}:var(--_x);width:var(--_size);height:var(--_size);border-radius:var(--clarm-launcher-radius,50%);display:grid;place-items:center;cursor:pointer;color:var(--_on-primary);background:var(--_primary);box-shadow:var(--clarm-launcher-shadow,0 2px 32px #0003);transition:transform .2s;animation:launch .3s backwards}` +
  '.launcher:focus-visible{outline:3px solid var(--_on-primary);outline-offset:-6px}' +
  '.launcher svg{width:46%;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}' +
  'path+path{opacity:0}' +
  // Shows that a click was heard while the panel is on its way: the bubble, dashed, goes round.
  '[aria-busy] svg{stroke-dasharray:9;rotate:99turn;transition:99s linear}' +
  '@keyframes launch{from{transform:scale(.4);opacity:0}}' +
  '@media(prefers-reduced-motion){.launcher,.launcher svg{animation:none;transition:none}}' +
  '@media(forced-colors:active){.launcher{border:2px solid}}' +
  '@media print{:host{display:none!important}}';
