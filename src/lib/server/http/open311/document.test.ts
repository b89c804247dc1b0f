import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseXml } from '../../../../../tests/support/xml.ts';
import { toXml } from './document.ts';

const descriptionIn = (xml: string) => parseXml(xml).children[0]?.children.find(({ name }) => name === 'description')?.text;

/** Markup, controls, astral and right-to-left characters, halves of characters. */
const nasty = fc.oneof(
  fc.constantFrom('<', '>', '&', '"', "'", ']]>', '<!--', '&amp;', '&#0;', '<![CDATA[', '\0', '\u0008', '\u001f', '\u007f', '\ufffe', '\uffff'),
  fc.constantFrom('😀', 'مرحبا', '\u202e', '\u2060', 'ß', '\r\n', '\r', '\n', '\t', '\ud800', '\udc00'),
  fc.string({ unit: 'binary', maxLength: 4 })
);

test('whatever a text says, the document is well-formed, and a parser reads it back', () => {
  fc.assert(
    fc.property(fc.array(nasty, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      const xml = toXml('errors', [{ code: 400, description: text }]);
      const kept = text.toWellFormed().replace(/(?![\t\n\r\x7f-\x9f])\p{Cc}|[\ufffe\uffff]/gu, '');
      expect(descriptionIn(xml)).toBe(kept);
    }),
    { numRuns: 1000 }
  );
});

test('nothing and an empty list are empty elements, and each entry of a list has its name', () => {
  expect(toXml('service_requests', [])).toBe('<?xml version="1.0" encoding="utf-8"?>\n<service_requests></service_requests>\n');
  expect(toXml('service_requests', [{ lat: null, long: 7.2, media_urls: [], metadata: false }])).toContain(
    '<service_requests><request><lat></lat><long>7.2</long><media_urls></media_urls><metadata>false</metadata></request></service_requests>'
  );
});
