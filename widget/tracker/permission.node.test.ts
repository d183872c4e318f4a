import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissionOf } from './permission.ts';

const config = { honorGpc: true, allowAutomation: false };

test('waits for the configuration', () => {
  assert.equal(permissionOf('granted', undefined, false, false, false), 'unknown');
});

test('is implied unless consent is required', () => {
  assert.equal(permissionOf(null, config, false, false, false), 'implied');
  assert.equal(permissionOf(null, config, true, false, false), 'pending');
});

test('an explicit choice wins over signals and the site', () => {
  assert.equal(permissionOf('granted', config, true, false, true), 'granted');
  assert.equal(permissionOf('denied', config, false, false, false), 'no');
});

test('an opt-out signal counts where the site honours it', () => {
  assert.equal(permissionOf(null, config, false, false, true), 'no');
  assert.equal(permissionOf(null, { ...config, honorGpc: false }, false, false, true), 'implied');
});

test('a program counts only where the site allows it, whatever it chose', () => {
  assert.equal(permissionOf('granted', config, false, true, false), 'no');
  const allowed = { ...config, allowAutomation: true };
  assert.equal(permissionOf(null, allowed, false, true, false), 'implied');
});
