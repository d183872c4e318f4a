import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf } from '../intent/rules.ts';
import { pageRulesOf } from '../intent/scoring-settings.ts';
import { DEMO_PAGE_RULES } from './page-rules.ts';
import { PAGES } from './pages/index.ts';

const rules = { pages: pageRulesOf({ pages: [...DEMO_PAGE_RULES], use_default_pages: true }) };
const KINDS: Record<string, string> = {
  '/': 'other',
  '/product': 'product',
  '/pricing': 'pricing',
  '/docs': 'docs',
  '/docs/events': 'docs',
  '/blog': 'content',
  '/blog/one-number-per-team': 'content',
  '/blog/pricing-tips': 'content',
  '/careers': 'careers',
  '/contact': 'contact',
  '/book-a-demo': 'demo',
  '/checkout': 'signup',
  '/login': 'login',
  '/app/': 'app',
  '/app/funnels': 'app',
  '/app/spotlights': 'app',
  '/app/accounts': 'app',
};

for (const { path } of PAGES) {
  test(`/demo${path} is about ${KINDS[path]}`, () => {
    assert.equal(kindOf(`http://localhost:3000/demo${path}`, rules), KINDS[path]);
  });
}
