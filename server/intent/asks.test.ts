import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksFor } from './asks.ts';

const CASES: readonly [text: string, asks: string][] = [
  ['Could we get a demo next week?', 'demo'],
  ['I would like to book a call', 'demo'],
  ['Können wir eine Vorführung haben?', 'demo'],
  ['Je voudrais une démonstration', 'demo'],
  ['Quiero una demostración', 'demo'],
  ['Quero agendar uma reunião', 'demo'],
  ['How much is it for 50 people?', 'pricing'],
  ['what are your PRICES', 'pricing'],
  ['Was kostet das im Jahr?', 'pricing'],
  ["C'est combien ?", 'pricing'],
  ['¿Cuánto cuesta?', 'pricing'],
  ['Qual é o preço?', 'pricing'],
  ['Can I talk to sales?', 'sales'],
  ['Ich möchte mit dem Vertrieb sprechen', 'sales'],
  ["J'aimerais parler à quelqu’un", 'sales'],
  ['Quiero hablar con alguien', 'sales'],
  ['Quero falar com alguém de vendas', 'sales'],
  ['A demo, and what does it cost?', 'demo'],
  ['Hi there', 'none'],
  ['Our customers like custom demographics', 'none'],
  ['The widget does not load on my page', 'none'],
  ['', 'none'],
];

test('knows what a message asks for, in five languages', () => {
  for (const [text, asks] of CASES) assert.equal(asksFor(text), asks, text);
});
