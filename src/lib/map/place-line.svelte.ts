import type { LatLon } from '#lib/domain/geo/point.ts';

export type PlaceAnswer = { inside: boolean; line: string; detail: string; neighbour: { name: string; url: string | null } | null };

/** The map rests this long before the words of the place are asked for. */
const REST_MS = 250;

/** Words of the place under the crosshair, asked for once the map rests; only the newest answer counts. */
export class PlaceLine {
  answer = $state.raw<PlaceAnswer | null>(null);
  failed = $state(false);
  readonly #cityId: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  constructor(cityId: string) {
    this.#cityId = cityId;
  }

  ask(point: LatLon): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#fetch(point), REST_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  async #fetch({ lat, lon }: LatLon): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    try {
      const response = await fetch(`/api/${this.#cityId}/place?lat=${lat.toFixed(6)}&lon=${lon.toFixed(6)}`, { signal: request.signal });
      if (!response.ok) throw new Error(`place ${response.status}`);
      this.answer = (await response.json()) as PlaceAnswer;
      this.failed = false;
    } catch {
      // Offline: the place can still be chosen, its words come later.
      if (!request.signal.aborted) this.failed = true;
    }
  }
}
