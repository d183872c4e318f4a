import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAnswer } from './read-answer.ts';
import { splitPassages } from './split-passages.ts';

const passages = [
  { title: 'Pricing [new]', url: 'https://acme.example/pricing_(eu)', text: '' },
  { title: 'A text', text: '' },
];

test('an answer links the pages it used, once each, and nothing else', () => {
  assert.deepEqual(readAnswer('It is 9.\n\nSOURCES: 1, 1, 2, 7', passages), {
    outcome: 'answer',
    text: 'It is 9.\n\n[Pricing new](https://acme.example/pricing_%28eu%29)',
  });
  assert.deepEqual(readAnswer('Hello!\nSources: none', passages), {
    outcome: 'answer',
    text: 'Hello!',
  });
});

test('what is no answer is a wish to hand over', () => {
  for (const text of ['', ' \n', 'HANDOVER', 'HANDOVER.', 'I am not sure. HANDOVER', 'SOURCES: 1'])
    assert.deepEqual(readAnswer(text, passages), { outcome: 'handover' }, text);
  assert.deepEqual(readAnswer('<think>HANDOVER?</think>Yes.', passages), {
    outcome: 'answer',
    text: 'Yes.',
  });
});

test('an answer fits into a message, whatever a model writes', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6_000, unit: 'binary' }), (text) => {
      const answer = readAnswer(`${text}\nSOURCES: 1`, passages);
      return answer.outcome === 'handover' || answer.text.length <= 4_000;
    }),
  );
});

test('passages are short, and nothing is lost between them', () => {
  const letters = (text: string) => text.replaceAll(/\s+/g, '');
  const paragraph = fc.array(fc.lorem({ maxCount: 40, mode: 'sentences' }), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 12 }), (paragraphs) => {
      const text = paragraphs.map((sentences) => sentences.join(' ')).join('\n\n');
      const parts = splitPassages(text);
      assert.ok(parts.every((part) => part.length <= 1_200 && part.trim() !== ''));
      assert.equal(letters(parts.join('')), letters(text));
    }),
    { numRuns: 50 },
  );
  assert.equal(splitPassages('x'.repeat(3_000)).length, 3);
});
