import type { SubmitFunction } from '@sveltejs/kit';
import { makeId } from '#lib/browser/send/secret.ts';
import { shrinkPhoto } from '#lib/browser/photo/shrink.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const UNFIT = { unreadable: m.photo_unreadable, 'too-large': m.photo_too_large };

export type LaterPhoto = { id: string; blob: Blob; url: string };

/**
 * Photos that follow a report: made small on the device when they are chosen, as in the flow, so that parts of them can be
 * covered before anything is sent; without a line everything stays as it is.
 */
export class LaterPhotos {
  readonly #most: () => number;
  /** What was chosen and not sent yet. */
  chosen = $state.raw<readonly LaterPhoto[]>([]);
  busy = $state(false);
  /** Why nothing was sent, or null. */
  problem = $state<string | null>(null);

  /** What was chosen last, being made small. */
  #taking: Promise<void> = Promise.resolve();
  #sending = false;

  /** `most`: how many more the report takes. */
  constructor(most: () => number) {
    this.#most = most;
  }

  /** Takes the files of a field, as many as the report still takes, and empties the field, so that the same file can be chosen again. */
  take(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    this.busy = true;
    this.#taking = this.#taking.then(async () => {
      this.problem = await this.#add(files);
      this.busy = false;
      input.value = '';
    });
  }

  remove(id: string): void {
    for (const { url } of this.chosen.filter((photo) => photo.id === id)) URL.revokeObjectURL(url);
    this.chosen = this.chosen.filter((photo) => photo.id !== id);
  }

  replace(id: string, blob: Blob): void {
    this.chosen = this.chosen.map((photo) => {
      if (photo.id !== id) return photo;
      URL.revokeObjectURL(photo.url);
      return { id, blob, url: URL.createObjectURL(blob) };
    });
  }

  readonly send: SubmitFunction = async ({ formData, cancel }) => {
    if (this.#sending) {
      cancel();
      return;
    }
    this.#sending = true;
    const isTaking = this.busy;
    this.busy = true;
    // Whoever presses while a photo is being made small waits for it.
    await this.#taking;
    // A field that was filled before the page's script arrived still holds its files.
    if (!isTaking) this.problem = await this.#add(formData.getAll('foto').filter((entry): entry is File => entry instanceof File && entry.size > 0));
    if (this.problem !== null) {
      this.#end();
      cancel();
      return;
    }
    this.busy = true;
    formData.delete('foto');
    for (const { blob } of this.chosen) formData.append('foto', blob, 'foto');
    return async ({ result, update }) => {
      this.#end();
      if (result.type === 'error') this.problem = m.send_unreached();
      else {
        if (result.type === 'success') for (const { id } of this.chosen) this.remove(id);
        await update();
      }
    };
  };

  #end(): void {
    this.#sending = false;
    this.busy = false;
  }

  async #add(files: readonly File[]): Promise<string | null> {
    for (const file of files.slice(0, this.#most() - this.chosen.length)) {
      const shrunk = await shrinkPhoto(file);
      if (!shrunk.ok) return UNFIT[shrunk.reason]({ name: file.name });
      this.chosen = [...this.chosen, { id: makeId(), blob: shrunk.blob, url: URL.createObjectURL(shrunk.blob) }];
    }
    return null;
  }
}
