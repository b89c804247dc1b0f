import type { SubmitFunction } from '@sveltejs/kit';
import { shrinkPhoto } from '#lib/browser/photo/shrink.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const UNFIT = { unreadable: m.photo_unreadable, 'too-large': m.photo_too_large };

/** Photos that follow a report: made small on the device, as in the flow; without a line everything stays as it is. */
export class LaterPhotos {
  readonly #most: () => number;
  busy = $state(false);
  /** Why nothing was sent, or null. */
  problem = $state<string | null>(null);

  /** `most`: how many more the report takes. */
  constructor(most: () => number) {
    this.#most = most;
  }

  readonly send: SubmitFunction = async ({ formData, cancel }) => {
    if (this.busy) {
      cancel();
      return;
    }
    this.busy = true;
    this.problem = await this.#shrink(formData);
    if (this.problem !== null) {
      this.busy = false;
      cancel();
      return;
    }
    return async ({ result, update }) => {
      this.busy = false;
      if (result.type === 'error') this.problem = m.send_unreached();
      else await update();
    };
  };

  async #shrink(formData: FormData): Promise<string | null> {
    const files = formData.getAll('foto').filter((entry): entry is File => entry instanceof File && entry.size > 0);
    formData.delete('foto');
    for (const file of files.slice(0, this.#most())) {
      const shrunk = await shrinkPhoto(file);
      if (!shrunk.ok) return UNFIT[shrunk.reason]({ name: file.name });
      formData.append('foto', shrunk.blob, 'foto');
    }
    return null;
  }
}
