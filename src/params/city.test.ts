import { expect, test } from 'vitest';
import { match as isCity } from './city.ts';
import { match as isKey } from './key.ts';
import { match as isReference } from './reference.ts';

test('a city is a lower-case slug and never one of the words that have a route of their own', () => {
  expect(['bochum', 'castrop-rauxel'].every(isCity)).toBe(true);
  expect(['dienst', 'api', 'm', 'open311', 'healthz', 'en', 'ar', 'Bochum', '-x', 'bochum1', 'favicon.ico', ''].some(isCity)).toBe(false);
});

test('a reference has a prefix and two groups of three without look-alikes, in any case', () => {
  expect(['BO-7K4-M2P', 'bo-7k4-m2p'].every(isReference)).toBe(true);
  expect(['BO-7K4-M2', 'BO-0K4-M2P', 'BO-OK4-M2P', 'BO-1K4-M2P', 'BO-IK4-M2P', '7K4-M2P', 'BO-7K4-M2P-'].some(isReference)).toBe(false);
});

test('the key of a mail has 22 letters, digits, hyphens or underscores', () => {
  expect(['aZ09-_aZ09-_aZ09-_aZ09'].every(isKey)).toBe(true);
  expect(['aZ09-_aZ09-_aZ09-_aZ0', 'aZ09-_aZ09-_aZ09-_aZ09x', 'aZ09-_aZ09.._aZ09-_aZ09'].some(isKey)).toBe(false);
});
