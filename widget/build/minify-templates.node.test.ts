import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minifyCss, minifyHtml } from './minify-templates.ts';

test('takes out of a style sheet what only its author needs', () => {
  const css = `
    /* a comment */
    .a > .b,
    .c {
      color: red;
      margin: 0 auto;
    }
    @media (max-width: 480px) {
      .d:hover { width: calc(1px + 2px); }
    }`;
  assert.equal(
    minifyCss(css).trim(),
    '.a>.b,.c{color:red;margin:0 auto}@media (max-width:480px){.d:hover{width:calc(1px + 2px)}}',
  );
});

test('joins the lines of markup, and keeps the blanks that show', () => {
  assert.equal(minifyHtml('<b>a</b>\n  <i>b</i>'), '<b>a</b><i>b</i>');
  assert.equal(minifyHtml('<b\n  class="x"\n>a b</b> c'), '<b class="x" >a b</b> c');
});
