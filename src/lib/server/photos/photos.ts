import type { PhotoDeps } from './deps.ts';
import { createFiles } from './files.ts';
import { createReceiving } from './receive.ts';
import { createReleasing } from './release.ts';
import type { PhotoVerbs } from './verbs.ts';

/** The photo verbs over their ports. */
export function createPhotos(deps: PhotoDeps): PhotoVerbs {
  return { ...createReceiving(deps), ...createReleasing(deps), ...createFiles(deps) };
}
