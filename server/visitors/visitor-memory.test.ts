import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAlertFields } from './visitor-doc.ts';
import { visitorDoc } from './testing/visitor-doc.ts';
import { createVisitorMemory } from './visitor-memory.ts';

test('remembers the visitors last written, as many as there is room for', () => {
  const memory = createVisitorMemory(200);
  const names = Array.from({ length: 100 }, (_, n) => `v_${n}`);
  for (const name of names) memory.remember(visitorDoc(name));
  const kept = names.filter((name) => memory.take(`w_test:${name}`));
  assert.ok(kept.length > 0 && kept.length <= 10);
  assert.deepEqual(kept, names.slice(-kept.length));
  memory.forget(['w_test:v_99']);
  assert.equal(memory.take('w_test:v_99'), undefined);
});

test('keeps nobody whose notices are still to be sent', () => {
  const memory = createVisitorMemory();
  const doc = visitorDoc('v_loud');
  memory.remember(doc);
  const notice = { id: '1', event: 'enterprise_alert', at: new Date(), facts: {} } as const;
  memory.remember({ ...doc, ...newAlertFields(), notices: [notice] });
  assert.equal(memory.take(doc._id), undefined);
});
