/** A black box in percent of the picture. */
export type Box = { x: number; y: number; w: number; h: number };

const QUALITY = 0.85;

/**
 * A copy of the photo with the boxes painted over: what lay under them is in no byte of it. Null when this browser cannot
 * decode the photo.
 */
export async function redactPhoto(photo: Blob, boxes: readonly Box[]): Promise<Blob | null> {
  const url = URL.createObjectURL(photo);
  const picture = new Image();
  picture.src = url;
  try {
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    for (const { x, y, w, h } of boxes) {
      // Outwards to whole pixels: half a pixel of a face is still one.
      const [left, top] = [Math.floor((x / 100) * canvas.width), Math.floor((y / 100) * canvas.height)];
      const [right, bottom] = [Math.ceil(((x + w) / 100) * canvas.width), Math.ceil(((y + h) / 100) * canvas.height)];
      context?.fillRect(left, top, right - left, bottom - top);
    }
    const painted = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    canvas.width = 0;
    return painted;
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}
