import type { LatLon } from '#lib/domain/geo/point.ts';
import { openOutbox } from '#lib/browser/outbox/outbox.ts';
import { isEmpty, RECORD_VERSION, sentencesOf, type OutboxPlace, type OutboxRecord } from '#lib/browser/outbox/record.ts';
import { forgetLastWords, noteLastWords } from '#lib/browser/outbox/last-words.ts';
import { keepDraft } from '#lib/browser/outbox/keep-draft.ts';
import { keepStorage } from '#lib/browser/outbox/keep-storage.ts';
import { makeId, makeSecret } from '#lib/browser/send/secret.ts';

export type DraftPhoto = { id: string; blob: Blob; url: string; message: string | null };
/** The fields in which a person answers. */
type Typed = Pick<OutboxRecord, 'subKind' | 'phrases' | 'answers' | 'text' | 'mail'>;
type EarlierReport = { reference: string; point: LatLon | null; place: string };
type Lead = { subKind: string | null; preset: { point: LatLon | null; line: string } | null; again: EarlierReport | null };
export type DraftAddress = { cityId: string; category: string; categoryWord: string; language: string };

/**
 * What one person is about to report. Fields and photos are kept on the device, so that they survive leaving the page.
 * Id and secret are made here, once, so that sending may be repeated.
 */
export class Draft {
  id = makeId();
  secret = makeSecret();
  readonly address: DraftAddress;
  photos = $state<DraftPhoto[]>([]);
  /** Settles when the photos that are being made smaller are in; null while none is. */
  taking = $state.raw<Promise<void> | null>(null);
  place = $state<OutboxPlace | null>(null);
  /** What stands in the address field, and whether it is the place: chosen there, or empty. */
  typedAddress = $state('');
  isChosen = $state(true);
  subKind = $state<string | null>(null);
  phrases = $state<string[]>([]);
  answers = $state<Record<string, string>>({});
  text = $state('');
  /** Where news should go, as typed; empty when none are wished for. */
  mail = $state('');
  joins = $state<string | null>(null);
  /** Reference of the closed report that is back. */
  again = $state<string | null>(null);
  /** False once it is known that this browser keeps nothing. */
  durable = $state(true);
  /** Settles when what was kept is there again: whoever presses a button earlier need not press twice. */
  ready: Promise<void> = Promise.resolve();
  #isGone = false;

  constructor(address: DraftAddress) {
    this.address = address;
  }

  /** Takes over what came back from the server with a refused form. */
  fill({ address, subKind, phrases, answers, text, mail }: Typed & { address: string }): void {
    this.typedAddress = address;
    this.subKind = subKind;
    this.phrases = phrases;
    this.answers = answers;
    this.text = text;
    this.mail = mail;
  }

  /** Takes back what was kept before the page was left: the draft of that id, or else the latest of its category. Answers why it was refused, by field. */
  async restore(wished: string | null): Promise<Record<string, string>> {
    const store = await openOutbox();
    this.durable = store.durable;
    const { cityId, category } = this.address;
    const drafts = (await store.all()).filter((record) => record.state === 'draft' && record.cityId === cityId && record.category === category);
    const kept = drafts.find(({ id }) => id === wished) ?? drafts.sort((one, other) => other.changedAt - one.changedAt)[0];
    if (!kept) return {};
    this.id = kept.id;
    this.secret = kept.secret;
    // What was typed before the script arrived is newer.
    this.subKind ??= kept.subKind;
    if (this.phrases.length === 0) this.phrases = kept.phrases;
    if (!Object.values(this.answers).some(Boolean)) this.answers = kept.answers;
    this.text ||= kept.text;
    this.mail ||= kept.mail;
    this.place ??= kept.place;
    this.typedAddress ||= kept.typedAddress;
    this.isChosen = this.place !== null || this.typedAddress === '';
    this.again ??= kept.again;
    for (const { id, message } of kept.photos) {
      const stored = await store.photo(id);
      if (stored) this.photos.push({ id, blob: stored.blob, url: URL.createObjectURL(stored.blob), message });
    }
    return sentencesOf(kept.problems);
  }

  /** Whatever could not be brought back, the buttons go on working; the error is thrown on. */
  async readyAfter(begun: Promise<void>): Promise<void> {
    this.ready = begun.catch(() => undefined);
    await begun;
  }

  /** Takes over what the link says that led here. */
  follow({ subKind, preset, again }: Lead): void {
    if (subKind) this.subKind = subKind;
    if (preset?.point) this.standAt(preset.point, preset.line);
    if (again && this.again !== again.reference) this.repeat(again);
  }

  /** It is about an earlier report that is back: it lies where that one lay. */
  repeat({ reference, point, place }: EarlierReport): void {
    this.again = reference;
    if (point) this.standAt(point, place);
  }

  /** The place is known already, from an earlier report or a link. */
  standAt(point: LatLon, line: string): void {
    this.place = { location: { kind: 'point', ...point, accuracyMeters: null, source: 'map' }, line, detail: '', confirmed: true };
  }

  /** Takes photos in, one choice after the other. They belong to the report from the moment they were chosen, also when the page is left. */
  async whileTaking(take: () => Promise<void>): Promise<void> {
    const work = (this.taking ?? Promise.resolve()).then(take);
    const taking = work.catch(() => undefined);
    this.taking = taking;
    try {
      await work;
    } finally {
      if (this.taking === taking) this.taking = null;
    }
    await this.keep();
  }

  /** `no-room`: the device does not take it, and so it is not part of the report. */
  async addPhoto(blob: Blob): Promise<'no-room' | null> {
    const photo = { id: makeId(), blob, url: URL.createObjectURL(blob), message: null };
    try {
      await (await openOutbox()).putPhoto({ id: photo.id, reportId: this.id, blob });
    } catch {
      // A full device, or one that ends the database: the person is told.
      return 'no-room';
    }
    this.photos.push(photo);
    return null;
  }

  /** Puts another picture in the place of one: under a new id, since the old one may have been sent. */
  async replacePhoto(id: string, blob: Blob): Promise<void> {
    const old = this.photos.find((photo) => photo.id === id);
    if (!old) return;
    const store = await openOutbox();
    const fresh = { id: makeId(), blob, url: URL.createObjectURL(blob), message: null };
    await store.putPhoto({ id: fresh.id, reportId: this.id, blob });
    this.photos = this.photos.map((photo) => (photo.id === id ? fresh : photo));
    URL.revokeObjectURL(old.url);
    await store.removePhoto(id);
  }

  async removePhoto(id: string): Promise<void> {
    const gone = this.photos.find((photo) => photo.id === id);
    if (gone) URL.revokeObjectURL(gone.url);
    this.photos = this.photos.filter((photo) => photo.id !== id);
    await (await openOutbox()).removePhoto(id);
  }

  /** Keeps what is there now; call it in an effect. */
  async keep(): Promise<void> {
    if (!this.#isGone) await this.#store(this.#record('draft'));
  }

  /** Keeps what is there now without waiting; for the moment in which the page is left. */
  note(): void {
    if (!this.#isGone && this.durable) noteLastWords(this.#record('draft'));
  }

  /** Puts the report on its way: from here on it is sent sooner or later, whatever becomes of this page. */
  async queue(): Promise<void> {
    this.#go();
    await (await openOutbox()).keep({ ...this.#record('waiting'), observedAt: Date.now() });
  }

  /** Takes the report back from its way, to be corrected. */
  async takeBack(): Promise<void> {
    await (await openOutbox()).update(this.id, (record) => ({ ...record, state: 'draft', problems: [] }));
    this.#isGone = false;
  }

  async forget(): Promise<void> {
    this.leave();
    await (await openOutbox()).remove(this.id);
  }

  /** The page is done with it. */
  leave(): void {
    this.#go();
    for (const photo of this.photos) URL.revokeObjectURL(photo.url);
  }

  #go(): void {
    this.#isGone = true;
    forgetLastWords();
  }

  async #store(record: OutboxRecord): Promise<void> {
    const isKept = await keepDraft(await openOutbox(), record);
    if (isKept && !isEmpty(record)) keepStorage();
    else if (!isKept && record.id === this.id && !this.#isGone) await this.#renew();
  }

  /** Another tab has sent this draft: what is written here is a report of its own. */
  async #renew(): Promise<void> {
    this.id = makeId();
    this.secret = makeSecret();
    const store = await openOutbox();
    for (const photo of this.photos) {
      photo.id = makeId();
      await store.putPhoto({ id: photo.id, reportId: this.id, blob: photo.blob });
    }
    await this.keep();
  }

  #record(state: 'draft' | 'waiting'): OutboxRecord {
    const { id, secret, address, subKind, text, mail, joins, again } = this;
    return {
      ...address,
      version: RECORD_VERSION,
      id,
      secret,
      state,
      subKind,
      phrases: [...this.phrases],
      answers: $state.snapshot(this.answers),
      text,
      mail,
      place: $state.snapshot(this.place),
      typedAddress: this.typedAddress,
      newsRefused: '',
      joins,
      again,
      photos: this.photos.map((photo) => ({ id: photo.id, state: 'ready', shrunk: 0, message: null })),
      reference: null,
      changedAt: Date.now(),
      observedAt: null,
      confirmedAt: null,
      attempts: 0,
      nextTry: 0,
      blockedBy: null,
      problems: [],
      replaces: null
    };
  }
}
