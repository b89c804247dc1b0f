import { expect, test } from 'vitest';
import { html, plainText, type Block } from './letter.ts';

const BLOCKS: Block[] = [
  { kind: 'paragraph', text: 'Guten Tag,' },
  { kind: 'quote', text: 'Sofa <abgeholt> & "weg"\nEnde' },
  { kind: 'button', text: 'Meldung ansehen', href: 'https://melden.example/m/KL-7K4-M2P#abc' }
];

test('plain text has each link on a line of its own and marks what somebody said', () => {
  expect(plainText(BLOCKS)).toBe('Guten Tag,\n\n> Sofa <abgeholt> & "weg"\n> Ende\n\nMeldung ansehen\nhttps://melden.example/m/KL-7K4-M2P#abc\n');
});

test('HTML shows words as words, names its language and direction, and loads nothing', () => {
  const page = html('Neues <b>', BLOCKS, 'ar');
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).toContain('<title>Neues &lt;b&gt;</title>');
  expect(page).toContain('Sofa &lt;abgeholt&gt; &amp; &quot;weg&quot;');
  expect(page).not.toMatch(/<img|src=|url\(|<link|<script/);
});
