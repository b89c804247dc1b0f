import { describe, expect, test } from 'vitest';
import { readJson } from './read-json.ts';
import { submissionBody, supportBody } from './submission-body.ts';

const sofa = {
  category: 'waste',
  subKind: 'bulky',
  answers: {},
  phrases: ['sofa'],
  text: null,
  language: 'de',
  location: { kind: 'point', lat: 51.48, lon: 7.21, accuracyMeters: 12, source: 'device' },
  photosExpected: 1,
  observedAt: null,
  joins: null
};

const read = (body: unknown) =>
  readJson(new Request('http://localhost/', { method: 'PUT', body: typeof body === 'string' ? body : JSON.stringify(body) }), submissionBody);

describe('the body of a report', () => {
  test('is taken as it was sent', async () => expect(await read(sofa)).toEqual({ ok: true, value: sofa }));

  test('may say where news should go', async () =>
    expect(await read({ ...sofa, mail: 'anna@example.org' })).toEqual({ ok: true, value: { ...sofa, mail: 'anna@example.org' } }));

  test.each(['tr', 'zh-Hant', 'de-1996'])('can be in %s', async (language) => expect(await read({ ...sofa, language })).toMatchObject({ ok: true }));

  test.each([
    [{ ...sofa, state: 'closed' }, 'body', 'unknown'],
    [{ ...sofa, channel: 'staff' }, 'body', 'unknown'],
    [{ ...sofa, location: { ...sofa.location, district: 'mitte' } }, 'location', 'unknown'],
    [{ ...sofa, category: undefined }, 'category', 'missing'],
    [{ ...sofa, text: ['x'] }, 'text', 'invalid'],
    [{ ...sofa, phrases: 'sofa' }, 'phrases', 'invalid'],
    [{ ...sofa, photosExpected: 1.5 }, 'photosExpected', 'invalid'],
    [{ ...sofa, location: { ...sofa.location, lat: 91 } }, 'location', 'invalid'],
    [{ ...sofa, location: { ...sofa.location, accuracyMeters: 100_001 } }, 'location', 'invalid'],
    [{ ...sofa, location: { ...sofa.location, accuracyMeters: -1 } }, 'location', 'invalid'],
    [{ ...sofa, language: 'Deutsch' }, 'language', 'invalid'],
    [{ ...sofa, language: 'de\n' }, 'language', 'invalid'],
    [{ ...sofa, language: '' }, 'language', 'invalid'],
    [{ ...sofa, location: null }, 'location', 'invalid'],
    ['{"__proto__":', 'body', 'invalid'],
    ['', 'body', 'invalid'],
    [[sofa], 'body', 'invalid']
  ])('%j is refused by its field', async (body, field, reason) => {
    expect(await read(body)).toEqual({ ok: false, problems: expect.arrayContaining([{ field, reason }]) });
  });

  test('cannot smuggle a prototype in', async () => {
    const body = await read(JSON.stringify(sofa).replace('"answers":{}', '"answers":{"__proto__":{"state":"closed"}}'));
    expect(body.ok && Object.getPrototypeOf(body.value.answers)).not.toHaveProperty('state');
    expect({}).not.toHaveProperty('state');
  });
});

test('a supporter is a UUID and nothing else', () => {
  const supporterId = crypto.randomUUID();
  expect(supportBody.parse({ supporterId: supporterId.toUpperCase() })).toEqual({ supporterId });
  expect(supportBody.safeParse({ supporterId: 'me' }).success).toBe(false);
});
