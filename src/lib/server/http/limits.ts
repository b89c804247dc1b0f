import { json } from '@sveltejs/kit';
import { createThrottle, type Taken } from '#lib/domain/throttle.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const SECOND = 1000;
const TOO_MANY = 429;

/** Tries per network: generous, since a school or a mobile network reports from one address; a script is slowed all the same. */
const LIMITS = {
  submit: { capacity: 60, refillMillis: 10 * SECOND },
  photo: { capacity: 120, refillMillis: 5 * SECOND },
  /** In place of both while a Lage is in force: a quarter may hang on one mast, and nobody in it is refused. */
  submitInSituation: { capacity: 600, refillMillis: SECOND },
  photoInSituation: { capacity: 1200, refillMillis: SECOND / 2 },
  /** A count that anybody can raise is worth little, so one network raises it slowly. */
  support: { capacity: 30, refillMillis: 60 * SECOND },
  /** Takes an entry out of the public view, so one network does it rarely. */
  flag: { capacity: 5, refillMillis: 600 * SECOND },
  /** Counted for the desk only. */
  look: { capacity: 20, refillMillis: 60 * SECOND },
  lookUp: { capacity: 300, refillMillis: SECOND / 5 },
  /** Wrong codes for a report's own page: 128 bits cannot be guessed, but whoever errs so often is told to wait. A right one always opens. */
  code: { capacity: 20, refillMillis: 30 * SECOND },
  /** Each one sends a mail to an address that anybody can type. */
  mailAddress: { capacity: 20, refillMillis: 60 * SECOND },
  /** Guesses at the keys in mails. */
  mailLink: { capacity: 60, refillMillis: 10 * SECOND },
  /** Messages about barriers are read by a person. */
  barrier: { capacity: 10, refillMillis: 300 * SECOND },
  /** Other systems read in bursts, page by page. */
  open311: { capacity: 600, refillMillis: SECOND / 10 },
  /** Wrong keys of other systems; only misses count. */
  apiKey: { capacity: 120, refillMillis: 5 * SECOND },
  /** A whole file of reports costs seconds. */
  download: { capacity: 30, refillMillis: 20 * SECOND },
  /** Making a PIN takes a hash of 19 MiB. */
  pin: { capacity: 10, refillMillis: 60 * SECOND }
} as const;

/** Wrong PINs per report, whoever asks: guessing one of a million takes years. */
const PIN_CHECKS = { capacity: 5, refillMillis: 600 * SECOND };

export type Purpose = keyof typeof LIMITS;

const throttles = {
  submit: createThrottle(LIMITS.submit),
  photo: createThrottle(LIMITS.photo),
  submitInSituation: createThrottle(LIMITS.submitInSituation),
  photoInSituation: createThrottle(LIMITS.photoInSituation),
  support: createThrottle(LIMITS.support),
  flag: createThrottle(LIMITS.flag),
  look: createThrottle(LIMITS.look),
  lookUp: createThrottle(LIMITS.lookUp),
  code: createThrottle(LIMITS.code),
  mailAddress: createThrottle(LIMITS.mailAddress),
  mailLink: createThrottle(LIMITS.mailLink),
  barrier: createThrottle(LIMITS.barrier),
  open311: createThrottle(LIMITS.open311),
  apiKey: createThrottle(LIMITS.apiKey),
  download: createThrottle(LIMITS.download),
  pin: createThrottle(LIMITS.pin)
};
const pinChecks = createThrottle(PIN_CHECKS);

type Asker = Pick<App.Locals, 'app' | 'network'>;

/** Uses up one try of the asker's network. */
export function takeTry(purpose: Purpose, { app, network }: Asker): Taken {
  return throttles[purpose].take(network, app.now());
}

/** What counts for sending reports and photos in this city now. */
export async function sendingPurpose(purpose: Purpose, { app }: Asker, cityId: string): Promise<Purpose> {
  if ((purpose !== 'submit' && purpose !== 'photo') || (await app.situations.inForce(cityId)).length === 0) return purpose;
  return purpose === 'submit' ? 'submitInSituation' : 'photoInSituation';
}

/** Gives the try back, where only misses count. */
export function giveTryBack(purpose: Purpose, { app, network }: Asker): void {
  throttles[purpose].giveBack(network, app.now());
}

/** Uses up one try at the PIN of this report. */
export function takePinCheck(reference: string, now: number): Taken {
  return pinChecks.take(reference, now);
}

/** Gives it back, where nobody guessed. */
export function givePinCheckBack(reference: string, now: number): void {
  pinChecks.giveBack(reference, now);
}

/** 429 with the time to wait, or null while the network may go on. */
export function refuseTooOften(purpose: Purpose, asker: Asker): Response | null {
  const taken = takeTry(purpose, asker);
  if (taken.ok) return null;
  return json({ message: m.problem_too_often(), problems: [] }, { status: TOO_MANY, headers: { 'retry-after': String(taken.retryAfterSeconds) } });
}
