import { expect, test } from 'vitest';
import { mailboxOf, maskedAddress, readMailAddress } from './mail-address.ts';

test('an address is taken as it was typed, without the spaces around it', () => {
  expect(readMailAddress('  Anna.Weber+melden@post.example.de ')).toBe('Anna.Weber+melden@post.example.de');
  expect(readMailAddress('müller@köln.example')).toBe('müller@köln.example');
});

test.each([
  'anna',
  'anna@',
  '@example.de',
  'anna@example',
  'anna@@example.de',
  'anna@example.de, boris@example.de',
  'anna@example.de\r\nBcc: boris@example.de',
  '"anna"@example.de',
  'Anna <anna@example.de>',
  'anna@127.0.0.1',
  `${'a'.repeat(65)}@example.de`,
  `anna@${'a.'.repeat(130)}de`
])('%j is no address that a mail could go to', (typed) => expect(readMailAddress(typed)).toBeNull());

test('one mailbox is one person, however it is written', () => {
  expect(mailboxOf('Anna@Example.DE')).toBe(mailboxOf('anna@example.de'));
});

test('a shown address tells its owner enough and nobody else much', () => {
  expect(maskedAddress('anna.weber@example.de')).toBe('a…r@example.de');
  expect(maskedAddress('anna@example.de')).toBe('a…@example.de');
});
