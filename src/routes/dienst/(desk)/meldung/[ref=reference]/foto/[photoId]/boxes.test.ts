import { expect, test } from 'vitest';
import { readBoxes } from './boxes.ts';

function form(...rows: [string, string, string, string][]): FormData {
  const data = new FormData();
  for (const [x, y, w, h] of rows) for (const [name, value] of Object.entries({ x, y, w, h })) data.append(name, value);
  return data;
}

test('percent become shares, and a box never leaves the picture', () => {
  expect(readBoxes(form(['10', '20', '30', '40'], ['90', '0', '50', '10']))).toEqual([
    { x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
    { x: 0.9, y: 0, width: expect.closeTo(0.1), height: 0.1 }
  ]);
});

test('an empty row is no box, so a photo without faces can be released as it is', () => {
  expect(readBoxes(form(['', '', '', '']))).toEqual([]);
});

test('a half-filled, negative or empty-sized box is refused', () => {
  expect([
    readBoxes(form(['10', '', '30', '40'])),
    readBoxes(form(['-1', '0', '10', '10'])),
    readBoxes(form(['1', '1', '0', '10'])),
    readBoxes(form(['a', '1', '5', '10']))
  ]).toEqual([null, null, null, null]);
});
