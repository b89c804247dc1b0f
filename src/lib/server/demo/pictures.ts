import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import { renderWebp } from '../photos/renditions.ts';
import type { BlobStore } from '../photos/store.ts';
import type { Photo, PhotoKind } from '../photos/verbs.ts';
import type { ImportedReport } from '../reports/store.ts';
import { apply, idAt } from './simulate.ts';
import type { Chance } from './random.ts';

/** Drawn scenes in `pictures/`, each with the word "Beispiel" in it, by sub-kind: before, and after where one is drawn. */
const SCENES: Record<string, readonly [before: string, after: string | null]> = {
  bulky_waste: ['sofa-vorher', 'sofa-nachher'],
  dumped_waste: ['sofa-anders', 'sofa-nachher'],
  container_site: ['container', 'container-nachher'],
  overflowing_bin: ['container', 'container-nachher'],
  tag: ['graffiti-vorher', 'graffiti-nachher'],
  damaged_bench: ['bank-vorher', 'bank-nachher'],
  lamp_out: ['laterne', null],
  car_without_plates: ['auto', null]
};
const PICTURE_DENSITY = 240;

type Files = { large: string; small: string; width: number; height: number };

/** Pictures on the newest reports that fit a scene, and proof photos on some that were fixed. */
export function planPictures(
  reports: readonly ImportedReport[],
  wanted: number,
  now: Instant,
  chance: Chance
): { report: ImportedReport; scene: string; kind: PhotoKind; at: Instant; released: boolean }[] {
  const planned = [];
  for (const report of reports.toReversed()) {
    if (planned.length >= wanted) break;
    const scene = SCENES[report.report.subKind ?? ''];
    if (!scene || !chance.is(0.5)) continue;
    const { receivedAt, closedAt, state, outcome } = report.report;
    planned.push({ report, scene: scene[0], kind: 'report' as const, at: receivedAt + MINUTE, released: state !== 'received' && chance.is(0.75) });
    if (closedAt !== null && outcome === 'fixed' && scene[1])
      planned.push({ report, scene: scene[1], kind: 'proof' as const, at: Math.min(closedAt, now - HOUR), released: true });
  }
  return planned;
}

/** Renders each scene once; reports that show the same scene share its files. */
export async function renderScenes(names: readonly string[], folder: string, blobs: BlobStore): Promise<Map<string, Files>> {
  const files = new Map<string, Files>();
  for (const name of new Set(names)) {
    const drawing = await readFile(join(folder, `${name}.svg`));
    const [large, small] = await Promise.all((['large', 'small'] as const).map((size) => renderWebp(sharp(drawing, { density: PICTURE_DENSITY }), size)));
    if (!large || !small) continue;
    files.set(name, { large: await blobs.put(large.bytes), small: await blobs.put(small.bytes), width: large.width, height: large.height });
  }
  return files;
}

/** The photo's row, and the lines it leaves in its report's history. */
export function attach({ report, kind, at, released }: ReturnType<typeof planPictures>[number], files: Files, now: Instant, chance: Chance): Photo {
  const id = idAt(at, chance);
  const by = 'demo-leitstelle';
  const releasedAt = Math.min(at + 3 * HOUR, now);
  const actor = kind === 'proof' ? ({ kind: 'staff', id: by } as const) : ({ kind: 'reporter', id: null } as const);
  apply(report, {}, { type: 'photo_added', at, actor, public: false, textId: null, data: { photo: id } }, chance);
  if (released)
    apply(report, {}, { type: 'photo_released', at: releasedAt, actor: { kind: 'staff', id: by }, public: false, textId: null, data: { photo: id } }, chance);
  report.events.sort((one, other) => one.at - other.at);
  if (kind === 'report') report.report = { ...report.report, photosExpected: 1 };
  const { large, small, width, height } = files;
  return {
    cityId: report.report.cityId,
    id,
    reportId: report.report.id,
    kind,
    width,
    height,
    receivedAt: at,
    sourceSha256: large,
    // Many reports share a drawn scene, which says nothing about them.
    pictureHash: null,
    large,
    small,
    released: released ? { at: releasedAt, by, large, small, width, height } : null,
    boxes: [],
    example: true
  };
}
