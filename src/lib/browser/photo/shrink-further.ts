/** Longer edge and quality of the second and third try. */
const STEPS = [
  { edge: 1200, quality: 0.6 },
  { edge: 800, quality: 0.5 }
] as const;

/** A smaller copy of a photo that the server found too large; null where this browser cannot make one. Works in a worker. */
export async function shrinkFurther(photo: Blob, step: number): Promise<Blob | null> {
  const wished = STEPS[step];
  if (!wished || typeof OffscreenCanvas === 'undefined') return null;
  try {
    const picture = await createImageBitmap(photo);
    const scale = Math.min(1, wished.edge / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: wished.quality });
  } catch {
    return null;
  }
}
