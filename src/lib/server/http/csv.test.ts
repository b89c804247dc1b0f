import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvTable } from './csv.ts';

/** Reads CSV as RFC 4180 says, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  const put = () => {
    rows.at(-1)?.push(field);
    field = '';
  };
  for (let at = 0; at < text.length; at++) {
    const next = text[at] ?? '';
    if (quoted && next === '"' && text[at + 1] === '"') {
      field += '"';
      at++;
    } else if (next === '"') quoted = !quoted;
    else if (!quoted && next === ',') put();
    else if (!quoted && next === '\r' && text[at + 1] === '\n') {
      put();
      rows.push([]);
      at++;
    } else field += next;
  }
  return rows.slice(0, -1);
}

test('every text comes back as it was, but none that a spreadsheet would run', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('=1+1', '+49', '-x', '@a', '\tx', '\ry', 'a"b,c\r\nd', ''));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (row) => {
      const read = readCsv(csvTable(['a'], [row]).slice(1));
      expect(read[1]).toEqual(row.map((field) => (/^[=+\-@\t\r]/.test(field) ? `'${field}` : field)));
    })
  );
});

test('numbers stay numbers, and what is not told is empty', () => {
  expect(csvTable(['orte', 'tage'], [[-3, null]])).toBe('\uFEFForte,tage\r\n-3,\r\n');
});
