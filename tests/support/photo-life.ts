import { createBlobFiles } from '../../src/lib/server/photos/blob-files.ts';
import { createDecoder, type Decoder } from '../../src/lib/server/photos/decoder.ts';
import { createPhotos } from '../../src/lib/server/photos/photos.ts';
import type { PhotoDeps } from '../../src/lib/server/photos/deps.ts';
import { reportLife, uuid } from './report-life.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Photos over real files, a real database and the real decoding process; a test may replace one part. */
export function photoLife(replace: (deps: PhotoDeps) => Partial<PhotoDeps> = () => ({})) {
  const life = reportLife();
  let ids = 0;
  const deps: PhotoDeps = {
    photos: life.photos,
    blobs: createBlobFiles(temporaryFolder()),
    reports: life.store,
    decoder: remembering(createDecoder({ projectRoot: process.cwd() })),
    kept: life.comparePictures,
    now: () => life.clock.now,
    newId: () => uuid((ids += 1) + 1000)
  };
  return { ...life, blobs: deps.blobs, rows: life.photos, photos: createPhotos({ ...deps, ...replace(deps) }) };
}

const decodings = new Map<string, ReturnType<Decoder['decode']>>();
const redactions = new Map<string, ReturnType<Decoder['redact']>>();

/** The same bytes give the same files, so a test file starts one process for each picture instead of one per test. */
function remembering(decoder: Decoder): Decoder {
  return {
    decode: (bytes) => remember(decodings, Buffer.from(bytes).toString('latin1'), () => decoder.decode(bytes)),
    redact: (large, boxes) => remember(redactions, Buffer.from(large).toString('latin1') + JSON.stringify(boxes), () => decoder.redact(large, boxes))
  };
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
