import type { PublicConfig } from '../../server/contracts/site-config.ts';

/** What the launcher needs of the configuration. */
export type LauncherLook = Pick<PublicConfig, 'primaryColor' | 'contrastColor' | 'position'>;

/**
 * The launcher's style sheet; the panel's builds on its custom properties. What would move a fixed
 * element is kept off the host even where a page insists on it; a page may still hide the widget.
 */
export const launcherStyles = (look: LauncherLook): string => `
:host{all:initial;transform:none!important;filter:none!important;perspective:none!important;contain:none!important;--_primary:var(--clarm-primary,${look.primaryColor});--_on-primary:var(--clarm-on-primary,${look.contrastColor});--_size:var(--clarm-launcher-size,56px);--_x:var(--clarm-offset-x,20px);--_y:var(--clarm-offset-y,20px);--_z:var(--clarm-z-index,2147483000)}
:host([hidden]){display:none}
.launcher{all:initial;position:fixed;z-index:var(--_z);bottom:calc(var(--_y) + env(safe-area-inset-bottom,0px));${look.position.slice(7)}:var(--_x);width:var(--_size);height:var(--_size);border-radius:var(--clarm-launcher-radius,50%);display:grid;place-items:center;cursor:pointer;color:var(--_on-primary);background:var(--_primary);box-shadow:var(--clarm-launcher-shadow,0 2px 32px #0003);transition:transform .2s;animation:launch .3s backwards}
.launcher:hover{transform:scale(1.06)}
.launcher:active{transform:scale(.94)}
.launcher:focus-visible{outline:3px solid var(--_on-primary);outline-offset:-6px}
.launcher svg{width:46%;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.launcher path{transform-origin:center;transition:.2s}
path+path,[aria-expanded=true] path{opacity:0;transform:scale(.5) rotate(-30deg)}
[aria-expanded=true] path+path{opacity:1;transform:none}
@keyframes launch{from{transform:scale(.4);opacity:0}}
@media(prefers-reduced-motion){.launcher,.launcher path{animation:none;transition:none}}
@media(forced-colors:active){.launcher{border:2px solid}}
@media print{:host{display:none!important}}`;
