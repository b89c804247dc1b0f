import { fetchObjects, type ObjectMark } from '#lib/browser/locate/objects.ts';
import { boundsOfView, projectorOf, zoomOf, type MapView, type Pixel } from '#lib/domain/geo/basemap-view.ts';

/** Further out they could not be told apart. */
const SHOWN_FROM_ZOOM = 15.5;
/** The map rests this long before they are asked for. */
const REST_MS = 150;

/** Known objects of a category in the part of the map that is drawn; only the newest answer counts. */
export class NearObjects {
  #found = $state.raw<ObjectMark[]>([]);
  readonly #of: { cityId: string; category: string | null };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #newest = 0;

  constructor(of: { cityId: string; category: string | null }) {
    this.#of = of;
  }

  ask(view: MapView): void {
    this.stop();
    if (this.#of.category !== null && zoomOf(view) >= SHOWN_FROM_ZOOM) this.#timer = setTimeout(() => void this.#fetch(view), REST_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#newest += 1;
  }

  /** The objects with their pixels in a view; none while the map is too far out. */
  on(view: MapView): { object: ObjectMark; at: Pixel }[] {
    if (zoomOf(view) < SHOWN_FROM_ZOOM) return [];
    const project = projectorOf(view);
    return this.#found.map((object) => ({ object, at: project(object.lat, object.lon) }));
  }

  async #fetch(view: MapView): Promise<void> {
    const { cityId, category } = this.#of;
    if (category === null) return;
    const asked = this.#newest;
    const found = await fetchObjects({ cityId, category }, boundsOfView(view));
    if (asked === this.#newest) this.#found = found;
  }
}
