import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { photoLife } from '../../../../tests/support/photo-life.ts';
import { secretOf, sent, uuid } from '../../../../tests/support/report-life.ts';
import { WEST } from '../../../../tests/support/tiny-city.ts';
import { createDecoder } from './decoder.ts';
import { pictureHash } from './picture-hash.ts';

const PHOTO = readFileSync('tests/fixtures/photos/iphone11.heic');
/** Far enough that a lamp is not suggested for a sofa without the picture. */
const AWAY = { kind: 'point', accuracyMeters: 12, source: 'device', ...offsetMeters(WEST, 120, 0) } as const;
const LAMP = { category: 'streetlight', subKind: null, answers: {}, phrases: [] };
const SAFETY = { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] };

/** The photo of the phone as a messenger would pass it on: smaller and compressed anew. */
let forwarded: Buffer;
/** Another picture altogether: coarse patches of grey. */
let another: Buffer;

const life = () => {
  const made = photoLife();
  /** Another resident, a minute later. */
  const sentLater: typeof sent = (reports, overrides) => {
    made.clock.now += MINUTE;
    return sent(reports, { id: uuid(2), secret: secretOf('bert'), ...overrides });
  };
  const add = async (report: Report, photoId: string, bytes: Uint8Array, secret: string) => {
    const received = await made.photos.receive({ cityId: report.cityId, reportId: report.id, photoId, secret: secretOf(secret), bytes });
    if (!received.ok) throw new Error(`refused: ${received.problem}`);
    return received.photo;
  };
  const reasons = async (report: Report) =>
    (await made.store.suggestions(report.cityId, report.id)).map(({ id, reasons: why }) => ({ id, codes: why.map(({ code }) => code) }));
  return { ...made, sentLater, add, reasons };
};

beforeAll(async () => {
  const decoded = await createDecoder({ projectRoot: process.cwd() }).decode(PHOTO);
  if (!decoded.ok) throw new Error(`refused: ${decoded.problem}`);
  forwarded = await sharp(decoded.large).resize(700).jpeg({ quality: 55 }).toBuffer();
  const patches = Buffer.from(Array.from({ length: 80 }, (_, at) => (at * 97) % 256));
  another = await sharp(patches, { raw: { width: 10, height: 8, channels: 1 } })
    .resize(640, 480)
    .jpeg()
    .toBuffer();
}, 60_000);

describe('the same picture at two reports', () => {
  it('suggests the earlier one to staff once it has come, smaller and compressed anew, and says why', async () => {
    const { reports, sentLater, add, reasons } = life();
    const first = await sent(reports, { photosExpected: 1 });
    await add(first, 'photo-1', PHOTO, 'anna');
    const second = await sentLater(reports, { ...LAMP, location: AWAY, photosExpected: 1 });
    expect(await reasons(second)).toEqual([]);
    await add(second, 'photo-2', forwarded, 'bert');
    expect(await reasons(second)).toEqual([{ id: first.id, codes: expect.arrayContaining(['distance', 'same_picture']) as string[] }]);
  });

  it('suggests the earlier one also when its photo comes last', async () => {
    const { reports, sentLater, add, reasons } = life();
    const first = await sent(reports, { photosExpected: 1 });
    const second = await sentLater(reports, { ...LAMP, location: AWAY, photosExpected: 1 });
    await add(second, 'photo-2', forwarded, 'bert');
    expect(await reasons(second)).toEqual([]);
    await add(first, 'photo-1', PHOTO, 'anna');
    expect(await reasons(second)).toEqual([{ id: first.id, codes: expect.arrayContaining(['distance', 'same_picture']) as string[] }]);
    expect(await reasons(first)).toEqual([]);
  });

  it('says nothing about other pictures', async () => {
    const { reports, sentLater, add, reasons } = life();
    await add(await sent(reports), 'photo-1', PHOTO, 'anna');
    const second = await sentLater(reports, { ...LAMP, location: AWAY });
    await add(second, 'photo-2', another, 'bert');
    expect(await reasons(second)).toEqual([]);
  });

  it('never pairs a counted report with a public one', async () => {
    const { reports, sentLater, add, reasons } = life();
    await add(await sent(reports), 'photo-1', PHOTO, 'anna');
    const second = await sentLater(reports, SAFETY);
    const { pictureHash: hash } = await add(second, 'photo-2', forwarded, 'bert');
    expect(hash).not.toBeNull();
    expect(await reasons(second)).toEqual([]);
  });
});

describe('a picture that cannot be told from others', () => {
  const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#778899' } });

  it('has no hash: too small, all of one grey, or only getting lighter in one direction', async () => {
    const ramp = sharp(Buffer.from(Array.from({ length: 300 * 200 }, (_, at) => Math.floor((at % 300) / 1.2))), {
      raw: { width: 300, height: 200, channels: 1 }
    });
    const small = await sharp(another).resize(90, 60).png().toBuffer();
    expect(await pictureHash({ bytes: await flat(300, 200).png().toBuffer(), width: 300, height: 200 })).toBeNull();
    expect(await pictureHash({ bytes: await ramp.png().toBuffer(), width: 300, height: 200 })).toBeNull();
    expect(await pictureHash({ bytes: small, width: 90, height: 60 })).toBeNull();
    expect(await pictureHash({ bytes: another, width: 640, height: 480 })).toMatch(/^[0-9a-f]{16}$/);
  });
});
