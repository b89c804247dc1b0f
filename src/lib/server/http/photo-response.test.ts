import { expect, test } from 'vitest';
import { photoResponse, renditionOf } from './photo-response.ts';

const file = { bytes: new Uint8Array([1, 2, 3]), etag: 'abc', type: 'image/webp' } as const;

test('a photo comes with its bytes and must be asked for again', async () => {
  const response = photoResponse(file, null);
  expect([response.status, response.headers.get('cache-control'), response.headers.get('etag')]).toEqual([200, 'no-cache', '"abc"']);
  expect((await response.arrayBuffer()).byteLength).toBe(3);
});

test.each(['"abc"', 'W/"abc"', '"old", "abc"'])('a browser that has %s gets no bytes again', (known) => expect(photoResponse(file, known).status).toBe(304));

test('a browser with an older copy gets the new one', () => expect(photoResponse(file, '"old"').status).toBe(200));

test('what is not there answers without an ETag to compare', () => {
  const response = photoResponse(null, '"abc"');
  expect([response.status, response.headers.get('etag')]).toEqual([404, null]);
});

test('there are two sizes and no others', () =>
  expect(['small', 'large', 'original', '__proto__', ''].map(renditionOf)).toEqual(['small', 'large', null, null, null]));
