import { goto } from '$app/navigation';
import { isVisible } from '#lib/domain/report/visible.ts';
import { readMailAddress } from '#lib/domain/news/mail-address.ts';
import { sentencesOf } from '#lib/browser/outbox/record.ts';
import { sendNow } from '#lib/browser/outbox/outbox.ts';
import type { Outcome } from '#lib/browser/outbox/outcome.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { openOwnPage } from '#lib/browser/send/open-own-page.ts';
import type { Draft } from './draft.svelte.ts';

/** Sends a draft. It is saved on the device first: without a line it waits there and goes by itself. */
export class Sending {
  readonly #draft: Draft;
  readonly #textMissing: string | null;
  busy = $state(false);
  note = $state('');
  #problems = $state.raw<Record<string, string>>({});
  #place: Draft['place'] = null;
  /** On the device and on its way, but not acknowledged yet. */
  saved = $state(false);

  /** `textMissing`: what is said where the text is missing; null where it is free. */
  constructor(draft: Draft, textMissing: string | null) {
    this.#draft = draft;
    this.#textMissing = textMissing;
  }

  /** Why it was not taken, by field. What was said about the place is over with another place. */
  get problems(): Record<string, string> {
    const { location, ...rest } = this.#problems;
    return location && this.#draft.place === this.#place ? this.#problems : rest;
  }

  refuse(problems: Record<string, string>): void {
    this.#problems = problems;
    this.#place = this.#draft.place;
  }

  async send(): Promise<void> {
    await this.#draft.ready;
    if (this.busy) return;
    if (!this.#draft.place) {
      this.refuse({ location: m.place_problem_missing() });
      return;
    }
    if (this.#textMissing && !isVisible(this.#draft.text)) {
      this.refuse({ text: this.#textMissing });
      return;
    }
    // The report would be taken all the same, but without the news that were wished for.
    if (this.#draft.mail.trim() && readMailAddress(this.#draft.mail) === null) {
      this.refuse({ mail: m.contact_problem() });
      return;
    }
    this.busy = true;
    this.refuse({});
    this.note = this.#draft.taking ? m.photo_busy() : m.send_busy();
    await this.#draft.taking;
    this.note = m.send_busy();
    await this.#draft.queue();
    const outcome = await sendNow(this.#draft.id);
    this.note = '';
    if (outcome.kind === 'sent') await this.#finish(outcome);
    else if (outcome.kind === 'needs_help') await this.#correct(outcome);
    else if (this.#draft.durable) this.saved = true;
    else await this.#stay();
    this.busy = false;
  }

  async #finish({ reference, secret, photosRefused, renewed, newsRefused }: Outcome & { kind: 'sent' }): Promise<void> {
    this.#draft.leave();
    // Asked for beforehand: the next page then opens as the reporter's own, and is not called for without a line.
    if ((await openOwnPage({ reference, secret })) === 'unreached') this.saved = true;
    else {
      const news = newsRefused && `&mail=${newsRefused}`;
      await goto(`/m/${reference}?neu=${photosRefused ? 'ohne-foto' : renewed ? 'geaendert' : '1'}${news}#${secret}`);
    }
  }

  async #correct({ problems }: Outcome & { kind: 'needs_help' }): Promise<void> {
    await this.#draft.takeBack();
    this.#draft.joins = null;
    this.refuse(sentencesOf(problems));
  }

  /** Nothing can be kept in this browser, so the person sends again. */
  async #stay(): Promise<void> {
    await this.#draft.takeBack();
    this.note = m.send_unreached();
  }
}
