import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPersonaMemory } from './persona-memory.ts';

test('remembers who plays whom until told otherwise', () => {
  const memory = createPersonaMemory();
  memory.remember('v_one', 'home');
  memory.remember('v_two', 'phone');
  memory.remember('v_one', 'cloud');
  assert.equal(memory.personaOf('v_one'), 'cloud');
  assert.equal(memory.personaOf('v_two'), 'phone');
  memory.forget('v_one');
  assert.equal(memory.personaOf('v_one'), undefined);
});

test('forgets whoever was unseen for longest, and never holds more than its bound', () => {
  const memory = createPersonaMemory(3);
  for (const visitor of ['v_1', 'v_2', 'v_3']) memory.remember(visitor, 'home');
  memory.personaOf('v_1');
  memory.remember('v_4', 'home');
  const held = ['v_1', 'v_2', 'v_3', 'v_4'].filter((visitor) => memory.personaOf(visitor));
  assert.deepEqual(held, ['v_1', 'v_3', 'v_4']);
});
