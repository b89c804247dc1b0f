/** Longer edge of what is sent; the server never keeps more. */
const MAX_EDGE_PX = 1600;
/** Target per photo (flow.md, budgets). */
const MAX_BYTES = 400_000;
/** As the server has it. */
const MAX_PIXELS = 50_000_000;
const QUALITIES = [0.8, 0.7, 0.6, 0.5];

export type Shrunk = { ok: true; blob: Blob } | { ok: false; reason: 'unreadable' | 'too-large' };

/**
 * A JPEG of at most 1600 px and about 400 KB, upright, without metadata. A full-size canvas is never made, because iPhones
 * hand out pictures beyond their own canvas limit. Answers with the original file where only the server can decode it (HEIC),
 * and says so where nobody can.
 */
export async function shrinkPhoto(file: Blob): Promise<Shrunk> {
  const url = URL.createObjectURL(file);
  try {
    const image = await load(url);
    if (!image) return (await isHeic(file)) ? { ok: true, blob: file } : { ok: false, reason: 'unreadable' };
    if (image.naturalWidth * image.naturalHeight > MAX_PIXELS) return { ok: false, reason: 'too-large' };
    const blob = await drawn(file, image);
    return blob ? { ok: true, blob } : { ok: false, reason: 'unreadable' };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Width and height come with the first bytes; the pixels are decoded when they are drawn. */
async function load(url: string): Promise<HTMLImageElement | null> {
  const image = new Image();
  const loaded = new Promise<boolean>((done) => {
    image.onload = () => done(true);
    image.onerror = () => done(false);
  });
  image.src = url;
  return (await loaded) && image.naturalWidth > 0 ? image : null;
}

/** ISO base media with a brand of HEIF (ISO/IEC 23008-12, annex B): `ftyp` in the fifth byte, then the brand. */
async function isHeic(file: Blob): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await file.slice(4, 12).arrayBuffer());
  return /^ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/.test(head);
}

async function drawn(file: Blob, image: HTMLImageElement): Promise<Blob | null> {
  const scale = Math.min(1, MAX_EDGE_PX / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const bitmap = await resized(file, canvas.width);
  canvas.getContext('2d')?.drawImage(bitmap ?? image, 0, 0, canvas.width, canvas.height);
  bitmap?.close();
  const blob = await encode(canvas);
  // Frees the memory at once; phones with little of it keep canvases alive until the next collection.
  canvas.width = 0;
  return blob;
}

/** Decoded straight into the small size, where the browser can; the element above knows more formats. */
async function resized(file: Blob, width: number): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image', resizeWidth: width, resizeQuality: 'high' });
  } catch {
    return null;
  }
}

async function encode(canvas: HTMLCanvasElement): Promise<Blob | null> {
  let smallest: Blob | null = null;
  for (const quality of QUALITIES) {
    smallest = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (!smallest || smallest.size <= MAX_BYTES) return smallest;
  }
  return smallest;
}
