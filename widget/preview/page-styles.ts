/** The page around the previewed widget: the outline of a website, so that the widget has a scale. */
export function pageSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:root{color-scheme:light;--ground:#fff;--bar:#eef0f4}
:root[data-theme=dark]{color-scheme:dark;--ground:#16171d;--bar:#24262f}
@media(prefers-color-scheme:dark){:root[data-theme=auto]{color-scheme:dark;--ground:#16171d;--bar:#24262f}}
body{margin:0;min-height:100vh;background:
linear-gradient(var(--bar) 0 0) 24px 20px/88px 14px no-repeat,
linear-gradient(var(--bar) 0 0) right 24px top 20px/140px 14px no-repeat,
linear-gradient(var(--bar) 0 0) 24px 84px/58% 26px no-repeat,
linear-gradient(var(--bar) 0 0) 24px 124px/44% 26px no-repeat,
linear-gradient(var(--bar) 0 0) 24px 176px/70% 10px no-repeat,
linear-gradient(var(--bar) 0 0) 24px 198px/64% 10px no-repeat,
linear-gradient(var(--bar) 0 0) 24px 220px/40% 10px no-repeat,
linear-gradient(var(--bar) 0 0) 24px 268px/calc(100% - 48px) 150px no-repeat,
linear-gradient(var(--bar) 0 0) 24px 442px/calc(100% - 48px) 150px no-repeat,
var(--ground)}`);
  return sheet;
}
