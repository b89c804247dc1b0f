import { makeId, makeSecret } from '#lib/browser/send/secret.ts';
import type { ReportLocation } from '#lib/domain/report/report.ts';

export type DraftPhoto = { id: string; blob: Blob; url: string; state: 'ready' | 'sending' | 'sent' | 'refused'; message: string | null };

export type DraftPlace = { location: ReportLocation; line: string; detail: string; /** Rough fixes must be confirmed before they count. */ confirmed: boolean };

export const MAX_PHOTOS = 3;
/** Above this the resident must confirm where the pin stands (flow.md). */
export const ROUGH_METERS = 100;

type Kept = { subKind: string | null; phrases: string[]; answers: Record<string, string>; text: string; place: DraftPlace | null; photos: number };

/**
 * What one person is about to report. Fields survive leaving the page (session storage); photos live as long as the page.
 * Id and secret are made here, once, so that sending may be repeated.
 */
export class Draft {
  id = makeId();
  secret = makeSecret();
  readonly #key: string;
  photos = $state<DraftPhoto[]>([]);
  place = $state<DraftPlace | null>(null);
  subKind = $state<string | null>(null);
  phrases = $state<string[]>([]);
  answers = $state<Record<string, string>>({});
  text = $state('');
  joins = $state<string | null>(null);
  /** Photos that were chosen before the page was loaded anew; no browser gives them back. */
  lostPhotos = $state(0);

  constructor(cityId: string, category: string) {
    this.#key = `reviermelder.draft.${cityId}.${category}`;
  }

  /** Takes over what came back from the server with a refused form. */
  fill({ subKind, phrases, answers, text }: Omit<Kept, 'place' | 'photos'>): void {
    this.subKind = subKind;
    this.phrases = phrases;
    this.answers = answers;
    this.text = text;
  }

  /** Takes back what was typed before the page was left; false when there was nothing. */
  restore(): boolean {
    const kept = read(this.#key);
    if (!kept) return false;
    this.subKind = kept.subKind;
    this.phrases = kept.phrases;
    this.answers = kept.answers;
    this.text = kept.text;
    this.place = kept.place;
    this.lostPhotos = kept.photos;
    return true;
  }

  /** A new report from here on: what was sent under the old id is already there, as it was then. */
  renew(): void {
    this.id = makeId();
    this.secret = makeSecret();
    for (const photo of this.photos) photo.state = 'ready';
  }

  keep(): void {
    const { subKind, phrases, answers, text, place } = this;
    const photos = this.photos.length || this.lostPhotos;
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ subKind, phrases, answers, text, place, photos } satisfies Kept));
    } catch {
      // Private mode without storage: the draft then lives as long as the page.
    }
  }

  forget(): void {
    for (const photo of this.photos) URL.revokeObjectURL(photo.url);
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // Nothing was kept, so nothing is left behind.
    }
  }
}

function read(key: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Kept | null;
    return kept && Array.isArray(kept.phrases) && typeof kept.text === 'string' ? kept : null;
  } catch {
    return null;
  }
}
