import { buffer } from 'node:stream/consumers';
import sharp, { type Sharp } from 'sharp';
import { childTask, READY, type ChildAnswer, type ChildTask } from './child-protocol.ts';
import { MAX_PIXELS } from './limits.ts';
import { pictureHash } from './picture-hash.ts';
import { sizeProblem, type PhotoFormat } from './recognise.ts';
import { drawBoxes } from './redact.ts';
import { renderWebp, restrictLoaders } from './renditions.ts';

type Refused = { problem: 'too-many-pixels' | 'too-small' };

restrictLoaders();
const task = childTask.parse(JSON.parse(process.argv[2] ?? ''));
process.stdout.write(READY);
const input = await buffer(process.stdin);
try {
  await answer(input, task);
} catch (error) {
  // The message goes to nobody: whatever libvips or libheif refuse is a damaged photo to the person who sent it.
  if (!(error instanceof Error)) throw error;
  write({ ok: false, problem: 'damaged' });
}

async function answer(bytes: Buffer, asked: ChildTask): Promise<void> {
  const opened = asked.task === 'redact' ? await drawBoxes(bytes, asked.boxes) : await open(bytes, asked.format);
  if ('problem' in opened) {
    write({ ok: false, problem: opened.problem });
    return;
  }
  const large = await renderWebp(opened.image(), 'large');
  const small = await renderWebp(opened.image(), 'small');
  write({
    ok: true,
    width: large.width,
    height: large.height,
    largeBytes: large.bytes.length,
    smallBytes: small.bytes.length,
    pictureHash: asked.task === 'decode' ? await pictureHash(small) : null
  });
  process.stdout.write(large.bytes);
  process.stdout.write(small.bytes);
}

/** The size is read without a limit, so that it can be named; rendering twice is nearly free, as loading already shrinks. */
async function open(bytes: Buffer, format: PhotoFormat): Promise<{ image: () => Sharp } | Refused> {
  if (format === 'heic') return openHeic(bytes);
  const problem = sizeProblem(await sharp(bytes, { limitInputPixels: false }).metadata());
  return problem ? { problem } : { image: () => sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient() };
}

/** libheif has turned and mirrored the pixels already, so the orientation in the EXIF block must not be applied again. */
async function openHeic(bytes: Buffer): Promise<{ image: () => Sharp } | Refused> {
  const { default: heicDecode } = await import('heic-decode');
  const [primary] = await heicDecode.all({ buffer: bytes });
  if (!primary) throw new Error('no image in the container');
  const problem = sizeProblem(primary);
  if (problem) return { problem };
  const { data, width, height } = await primary.decode();
  const raw = { width, height, channels: 4 } as const;
  return { image: () => sharp(data, { raw, limitInputPixels: MAX_PIXELS }) };
}

function write(header: ChildAnswer): void {
  process.stdout.write(`${JSON.stringify(header)}\n`);
}
