/** Longer edge of what is sent; the server never keeps more. */
const MAX_EDGE_PX = 1600;
/** Target per photo (flow.md, budgets). */
const MAX_BYTES = 400_000;
const QUALITIES = [0.8, 0.7, 0.6, 0.5];

/**
 * A JPEG of at most 1600 px and about 400 KB, upright, without metadata. A full-size canvas is never made, because iPhones
 * hand out pictures beyond their own canvas limit. Answers with the original file where this browser cannot decode it; the
 * server then converts it.
 */
export async function shrinkPhoto(file: File): Promise<Blob> {
  const picture = await decode(file);
  if (!picture) return file;
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, MAX_EDGE_PX / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture.source, 0, 0, canvas.width, canvas.height);
  const blob = await encode(canvas);
  // Frees the memory at once; phones with little of it keep canvases alive until the next collection.
  canvas.width = 0;
  picture.release();
  return blob ?? file;
}

type Picture = { source: CanvasImageSource; width: number; height: number; release: () => void };

async function decode(file: File): Promise<Picture | null> {
  return (await decodeResized(file)) ?? (await decodeElement(file));
}

async function decodeResized(file: File): Promise<Picture | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image', resizeWidth: MAX_EDGE_PX, resizeQuality: 'high' });
    return { source: bitmap, width: bitmap.width, height: bitmap.height, release: () => bitmap.close() };
  } catch {
    // Not decodable this way in this browser: the element below knows more formats.
    return null;
  }
}

async function decodeElement(file: File): Promise<Picture | null> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { source: image, width: image.naturalWidth, height: image.naturalHeight, release: () => URL.revokeObjectURL(url) };
  } catch {
    URL.revokeObjectURL(url);
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
