import { goto } from '$app/navigation';
import { rememberReport } from '#lib/browser/my-reports.ts';
import { sendPhoto, sendReport } from '#lib/browser/send/send-report.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Draft } from './draft.svelte.ts';

/** Sends a draft: text first, then photo by photo. Whatever is refused or not reached stays in the draft. */
export class Sending {
  readonly #draft: Draft;
  readonly #address: { cityId: string; category: string };
  #reference: string | null = null;
  busy = $state(false);
  note = $state('');
  problems = $state<Record<string, string>>({});

  constructor(draft: Draft, address: { cityId: string; category: string }) {
    this.#draft = draft;
    this.#address = address;
  }

  async send(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problems = {};
    this.note = m.send_busy();
    const done = (this.#reference ?? (await this.#sendText())) !== null && (await this.#sendPhotos());
    this.busy = false;
    if (done) await this.#finish();
  }

  async #sendText(): Promise<string | null> {
    const { id, secret, subKind, answers, phrases, text, place, photos, joins } = this.#draft;
    if (!place) return null;
    const { cityId, category } = this.#address;
    const body = {
      category,
      subKind,
      answers: $state.snapshot(answers),
      phrases: [...phrases],
      text: text.trim() || null,
      language: 'de',
      location: $state.snapshot(place.location),
      photosExpected: photos.length,
      observedAt: null,
      joins
    };
    const sent = await sendReport({ cityId, id, secret }, body);
    if (sent.ok) {
      this.#reference = sent.reference;
      rememberReport({ cityId, reference: sent.reference, category, sentAt: Date.now(), secret });
      return sent.reference;
    }
    if (sent.kind === 'refused' && sent.problems.some(({ reason }) => reason === 'used-for-other')) {
      // An earlier try arrived after all and was changed since: the changed text becomes a report of its own.
      this.#draft.renew();
      this.note = m.send_changed();
    } else if (sent.kind === 'refused') {
      this.problems = Object.fromEntries(sent.problems.map(({ field, message }) => [field, message]));
      this.note = '';
    } else this.note = m.send_unreached();
    return null;
  }

  async #sendPhotos(): Promise<boolean> {
    const { id, secret } = this.#draft;
    for (const photo of this.#draft.photos) {
      if (photo.state === 'sent' || photo.state === 'refused') continue;
      photo.state = 'sending';
      const sent = await sendPhoto({ cityId: this.#address.cityId, id, secret, photoId: photo.id }, photo.blob);
      if (sent.ok) photo.state = 'sent';
      else if (sent.kind === 'refused') {
        photo.state = 'refused';
        photo.message = sent.message;
      } else {
        photo.state = 'ready';
        this.note = m.send_photo_unreached();
        return false;
      }
    }
    return true;
  }

  async #finish(): Promise<void> {
    const refused = this.#draft.photos.some(({ state }) => state === 'refused');
    const { secret } = this.#draft;
    const reference = this.#reference ?? '';
    this.#draft.forget();
    await goto(`/m/${reference}?neu=${refused ? 'ohne-foto' : '1'}#${secret}`);
  }
}
