import { randomBytes } from 'node:crypto';
import { rowsOf } from './desk.ts';
import { aJpeg } from './pictures.ts';
import { commentSegment, exifSegment, iptcSegment, withSegments, xmpSegment } from './jpeg-metadata.ts';
import type { RunningServer } from './server-process.ts';

/** A word that occurs nowhere by chance, so that finding it is finding a leak. */
export function marker(about: string): string {
  return `Geheim${about}${randomBytes(6).toString('hex')}`;
}

/** A photo that a phone would send: every kind of metadata has something to hide. */
export async function tellingPhoto(word: string): Promise<Buffer> {
  return withSegments(
    await aJpeg(1800, 1200),
    exifSegment({
      description: `${word}-exif`,
      artist: `${word}-artist`,
      serialNumber: `${word}-serial`,
      takenAt: '2026:11:20 07:13:29',
      gps: { latitude: 51.481_234, longitude: 7.216_543, references: ['N', 'E'] },
      thumbnail: withSegments(await aJpeg(160, 120), commentSegment(`${word}-thumbnail`))
    }),
    xmpSegment(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${word}-xmp</dc:creator></x:xmpmeta>`),
    iptcSegment(`${word}-iptc`),
    commentSegment(`${word}-comment`)
  );
}

/** What the database knows and the public must not. `ids` are internal, of every report; the rest is of reports or photos that are not public. */
export type NotPublic = { references: Set<string>; ids: Set<string>; photos: Set<string> };

export function notPublic(server: Pick<RunningServer, 'dataDir'>): NotPublic {
  const column = (sql: string) => new Set(rowsOf(server, sql).map((row) => String(Object.values(row)[0])));
  return {
    references: column('select reference from report where is_public = 0'),
    ids: column('select id from report'),
    photos: column('select photo.id from photo join report on report.id = photo.report_id where photo.released_at is null or report.is_public = 0')
  };
}
