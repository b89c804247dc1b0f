import sharp, { type Sharp } from 'sharp';
import { WEBP } from './limits.ts';
import { RENDITIONS, type Rendition } from './verbs.ts';

export type RenditionFile = { bytes: Buffer; width: number; height: number };

/** Only the three loaders that uploads need; every other one of libvips stays shut, whatever the bytes say. */
export function restrictLoaders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
  sharp.cache(false);
  sharp.concurrency(1);
}

/**
 * Makes one rendition: at most `RENDITIONS[size]` pixels on the longer edge, never enlarged, sRGB with 8 bits, white
 * where it was transparent, without any metadata or colour profile.
 */
export async function renderWebp(image: Sharp, size: Rendition): Promise<RenditionFile> {
  const edge = RENDITIONS[size];
  const { data, info } = await image
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .webp(WEBP[size])
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
