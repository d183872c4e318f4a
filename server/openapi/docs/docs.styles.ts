/** The style of `/api/docs`; colours as in the dashboard, all of them with AA contrast. */
export const DOCS_STYLES = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(#f7f7f9, #0d0e12);
  --surface: light-dark(#ffffff, #15161b);
  --border: light-dark(#e5e5eb, #262831);
  --control-border: light-dark(#8b8b99, #6d7080);
  --text: light-dark(#17171d, #eeeef2);
  --text-2: light-dark(#51515d, #b0b1bd);
  --accent: light-dark(#4338ca, #a9a6ff);
  --good: light-dark(#12693f, #6fdba4);
  --bad: light-dark(#b4232a, #ff9093);
  --warm: light-dark(#8a5a00, #f0b656);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 64px; }
body {
  margin: 0;
  background: var(--canvas);
  color: var(--text);
  font: 15px/1.5 -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif;
}
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
header {
  position: sticky; top: 0; z-index: 1;
  display: flex; flex-wrap: wrap; align-items: center; gap: 8px 24px;
  padding: 10px max(24px, (100vw - 932px) / 2);
  background: var(--surface);
  border-bottom: 1px solid var(--border);
}
h1 { margin: 0; font-size: 18px; }
h1 small { color: var(--text-2); font-weight: 400; font-size: 13px; }
form { flex: 1; display: flex; align-items: center; gap: 8px; }
label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
input, button {
  height: 34px; padding: 0 12px; font: inherit; color: inherit;
  background: var(--canvas); border: 1px solid var(--control-border); border-radius: 8px;
}
input { flex: 1; min-width: 120px; }
button { cursor: pointer; }
main { max-width: 980px; margin: 0 auto; padding: 16px 24px 96px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 8px 0; }
h2 { margin: 40px 0 0; font-size: 20px; }
h2 + p { margin: 4px 0 12px; color: var(--text-2); }
h3 { margin: 16px 0 4px; font-size: 14px; }
details { margin: 8px 0; background: var(--surface); border: 1px solid var(--border); border-radius: 8px; }
summary { padding: 10px 14px; cursor: pointer; }
.operation summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; }
.operation summary::-webkit-details-marker { display: none; }
.method { min-width: 56px; font: 600 12px/1.5 ui-monospace, Menlo, Consolas, monospace; }
.get { color: var(--accent); }
.post { color: var(--good); }
.patch, .put { color: var(--warm); }
.delete { color: var(--bad); }
.path { font-weight: 600; overflow-wrap: anywhere; }
.what { flex: 1; min-width: 200px; }
.access { color: var(--text-2); font-size: 13px; }
.body { padding: 0 14px 14px; border-top: 1px solid var(--border); }
table { width: 100%; margin: 12px 0; border-collapse: collapse; }
caption { padding: 4px 0; text-align: start; font-weight: 600; font-size: 14px; }
th, td { padding: 6px 12px 6px 0; vertical-align: top; text-align: start; border-top: 1px solid var(--border); }
th { width: 34%; font-weight: 400; overflow-wrap: anywhere; }
td { overflow-wrap: anywhere; }
td p { margin: 2px 0 0; color: var(--text-2); }
.answers th { width: 56px; font-variant-numeric: tabular-nums; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.required { color: var(--warm); font-size: 12px; }
.limits { color: var(--text-2); font-size: 13px; }
pre {
  margin: 8px 0; padding: 12px; overflow-x: auto;
  background: var(--canvas); border: 1px solid var(--border); border-radius: 8px;
}
@media (max-width: 600px) {
  th { width: 45%; }
  form { flex-basis: 100%; }
}
`;
