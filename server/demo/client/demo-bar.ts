import { DemoBar } from './bar/demo-bar-element.ts';
import { LivePanel } from './bar/live-panel.ts';
import { PersonaMenu } from './bar/persona-menu.ts';

const ELEMENTS = [
  ['clarm-demo-personas', PersonaMenu],
  ['clarm-demo-panel', LivePanel],
  ['clarm-demo-bar', DemoBar],
] as const;

for (const [name, element] of ELEMENTS)
  if (!customElements.get(name)) customElements.define(name, element);
