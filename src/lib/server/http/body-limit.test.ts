import { describe, expect, test } from 'vitest';
import { bodyLimitBytes, FORM_BODY_BYTES, limitBytes, PHOTO_BODY_BYTES, SMALL_BODY_BYTES } from './body-limit.ts';

describe('the size of a body', () => {
  test('is small unless a route takes files', () => {
    for (const route of [null, '/api/[city=city]/reports/[id]', '/dienst/anmelden', '/[city=city]/meldung/[ref]'])
      expect(bodyLimitBytes(route)).toBe(SMALL_BODY_BYTES);
  });
  test('has room for one photo in the photo upload', () => expect(bodyLimitBytes('/api/[city=city]/reports/[id]/photos/[photoId]')).toBe(PHOTO_BODY_BYTES));
  test('has room for three photos in the form without JavaScript', () => {
    expect(bodyLimitBytes('/[city=city]/melden/[category]')).toBe(FORM_BODY_BYTES);
    expect(bodyLimitBytes('/[city=city]/melden')).toBe(FORM_BODY_BYTES);
    expect(bodyLimitBytes('/m/[ref]')).toBe(FORM_BODY_BYTES);
    expect(bodyLimitBytes('/open311/v2/requests.[format]')).toBe(FORM_BODY_BYTES);
    expect(bodyLimitBytes('/open311/v2/servicerequestupdates.[format]')).toBe(SMALL_BODY_BYTES);
  });
});

describe('a counted stream', () => {
  const chunks = (count: number) => new Response(new Uint8Array(count)).body ?? new ReadableStream();
  const read = (bytes: number, limit: number) => new Response(limitBytes(chunks(bytes), limit, () => new RangeError('too large'))).arrayBuffer();

  test('passes a body of exactly the limit unchanged', async () => expect((await read(1000, 1000)).byteLength).toBe(1000));
  test('ends with the given error one byte later', async () => expect(read(1001, 1000)).rejects.toThrow('too large'));
  test('is read to its end even when it is too long, so that the sender can read the answer', async () => {
    let left = 5;
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => ((left -= 1) < 0 ? controller.close() : controller.enqueue(new Uint8Array(1000))),
      cancel: () => void (isCancelled = true)
    });
    await expect(new Response(limitBytes(body, 1000, () => new RangeError('too large'))).arrayBuffer()).rejects.toThrow('too large');
    expect([left < 0, isCancelled]).toEqual([true, false]);
  });
});
