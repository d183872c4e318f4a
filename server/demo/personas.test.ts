import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { test } from 'node:test';
import { cardOf, PERSONAS } from './personas.ts';

test('every persona has an id and an address of its own', () => {
  assert.equal(new Set(PERSONAS.map(({ id }) => id)).size, PERSONAS.length);
  assert.equal(new Set(PERSONAS.map(({ address }) => address)).size, PERSONAS.length);
  for (const { address } of PERSONAS) assert.notEqual(isIP(address), 0);
});

test('the address stays on the server', () => {
  for (const persona of PERSONAS)
    assert.ok(!JSON.stringify(cardOf(persona)).includes(persona.address));
});
