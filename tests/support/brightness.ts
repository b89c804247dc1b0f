import sharp from 'sharp';

/** How bright a photo is at a place, given in shares of its size: 0 is black, 255 white. */
export async function brightness(photo: Buffer, x: number, y: number): Promise<number> {
  const { data, info } = await sharp(photo).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data[(Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels] ?? -1;
}
