import type { City } from '#lib/domain/city/city.ts';
import type { Folder } from './city-folder.ts';
import * as schemas from './inventory-schemas.ts';

/** Special areas, known objects and planned works. A city may do without each of these files. */
export function readInventory(folder: Folder): Pick<City, 'areas' | 'objects' | 'works'> {
  return {
    areas: folder.has('areas.geojson') ? (folder.json('areas.geojson', schemas.areasFile)?.features ?? []) : [],
    objects: folder.has('assets.csv') ? folder.table('assets.csv', schemas.assetRow) : [],
    works: folder.has('known.csv')
      ? folder.table('known.csv', schemas.workRow).map(({ area, text, ...work }) => ({ ...work, areaId: area, text: { de: text } }))
      : []
  };
}
