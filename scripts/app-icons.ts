import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp, { type Sharp } from 'sharp';

/** Draws the icons of the web app manifests out of our own drawings, into `static/icons/`. Run it when a drawing changes. */
const root = resolve(import.meta.dirname, '..');
const target = resolve(root, 'static/icons');
const mark = readFileSync(resolve(root, 'static/icon.svg'), 'utf8').replace(/<style>.*?<\/style>/, '');
const sprite = readFileSync(resolve(root, 'src/lib/ui/icons.svg'), 'utf8');

const BRAND = '#0b3d63';
const LIGHT = '#ffb627';
/** Part of an icon's edge that a phone may cut off on each side. */
const MASK_MARGIN = 0.22;
const PLAIN_MARGIN = 0.12;

mkdirSync(target, { recursive: true });
for (const size of [192, 512]) await appIcon(`app-${size}.png`, size, { margin: PLAIN_MARGIN, radius: 0.22 });
await appIcon('app-maskable-512.png', 512, { margin: MASK_MARGIN, radius: 0 });
await appIcon('apple-touch-180.png', 180, { margin: PLAIN_MARGIN, radius: 0 });
for (const [name, symbol] of [
  ['report', 'plus'],
  ['mine', 'inbox'],
  ['map', 'map']
] as const)
  await shortcutIcon(`${name}-96.png`, symbol);

copyFileSync(resolve(root, 'docs/screenshots/start.png'), resolve(target, 'screen-narrow.png'));
copyFileSync(resolve(root, 'docs/screenshots/map.png'), resolve(target, 'screen-wide.png'));

async function appIcon(file: string, size: number, { margin, radius }: { margin: number; radius: number }): Promise<void> {
  const inner = Math.round(size * (1 - 2 * margin));
  const drawing = await sharp(Buffer.from(mark.replace('<g class="q">', '<g fill="#fff">').replace('<svg ', `<svg width="${inner}" height="${inner}" `)))
    .png()
    .toBuffer();
  const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" rx="${size * radius}" fill="${BRAND}"/></svg>`;
  await save(file, sharp(Buffer.from(ground)).composite([{ input: drawing }]));
}

async function shortcutIcon(file: string, symbol: string): Promise<void> {
  const found = new RegExp(`<symbol[^>]*id="${symbol}"[^>]*>(.*?)</symbol>`, 's').exec(sprite)?.[1];
  if (!found) throw new Error(`There is no symbol "${symbol}" in icons.svg.`);
  const size = 96;
  await save(
    file,
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><circle cx="48" cy="48" r="48" fill="${BRAND}"/>` +
          `<g transform="translate(24 24) scale(2)" fill="none" stroke="${LIGHT}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${found}</g></svg>`
      )
    )
  );
}

async function save(file: string, image: Sharp): Promise<void> {
  await image.png({ palette: true, compressionLevel: 9 }).toFile(resolve(target, file));
}
