import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';

test('text is escaped, markup is not', () => {
  const text = `"<&'`;
  const page = html`<p title="${text}">${html`<b>${text}</b>`}</p>`;
  assert.equal(page.text, '<p title="&quot;&lt;&amp;&#39;"><b>&quot;&lt;&amp;&#39;</b></p>');
});

test('lists are joined, and nothing is shown for undefined and false', () => {
  const [list, ...nothing] = [[html`<i></i>`, 'a', 0], undefined, false] as const;
  assert.equal(html`${list}${nothing[0]}${nothing[1]}`.text, '<i></i>a0');
});
