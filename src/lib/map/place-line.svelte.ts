import { placeAt, type PlaceAnswer } from '#lib/browser/locate/place-lookup.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';

/** The map rests this long before the words of the place are asked for. */
const REST_MS = 250;

/** Words of the place under the crosshair, asked for once the map rests; only the newest answer counts. */
export class PlaceLine {
  answer = $state.raw<PlaceAnswer | null>(null);
  failed = $state(false);
  readonly #cityId: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #newest = 0;

  constructor(cityId: string) {
    this.#cityId = cityId;
  }

  ask(point: LatLon): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#fetch(point), REST_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#newest += 1;
  }

  async #fetch(point: LatLon): Promise<void> {
    const asked = this.#newest;
    const answer = await placeAt(this.#cityId, point);
    if (asked !== this.#newest) return;
    // Offline: the place can still be chosen, its words come later.
    this.failed = answer === null;
    if (answer) this.answer = answer;
  }
}
