/** How `npm run manifest` describes the element to editors and catalogues; see CONTRIBUTING. */
export default {
  litelement: true,
  globs: [
    'widget/clarm-widget.ts',
    'widget/panel/define.ts',
    'widget/panel/clarm-widget-element.ts',
  ],
  outdir: 'dist/widget',
  packagejson: false,
};
