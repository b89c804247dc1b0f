import { randomBytes, randomUUID } from 'node:crypto';

/** What a resident's browser keeps of a report it sent. */
export type SentReport = { id: string; secret: string; reference: string; team: string };

type Location =
  { kind: 'point'; lat: number; lon: number; accuracyMeters: number | null; source: string } | { kind: 'described'; text: string; districtId: string | null };
export type Draft = {
  category?: string;
  subKind?: string | null;
  answers?: Record<string, string>;
  phrases?: string[];
  text?: string | null;
  language?: string;
  location?: Location;
  photosExpected?: number;
  joins?: string | null;
};

/** 128 random bits in base64url, as the browser makes them. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

/** A place as a device reports it. */
export function at(lat: number, lon: number): Location {
  return { kind: 'point', lat, lon, accuracyMeters: 8, source: 'device' };
}

/** The body that the reporting flow sends; a test names only what it is about. */
export function reportBody(draft: Draft = {}): Record<string, unknown> {
  return {
    category: 'waste',
    subKind: null,
    answers: {},
    phrases: [],
    text: null,
    language: 'de',
    location: at(51.4818, 7.2162),
    photosExpected: 0,
    observedAt: null,
    joins: null,
    ...draft
  };
}

/** Sends a report as the browser does. */
export async function sendReport(url: string, draft: Draft = {}): Promise<SentReport> {
  const id = randomUUID();
  const secret = newSecret();
  const response = await putReport(url, { id, secret }, reportBody(draft));
  if (response.status !== 201) throw new Error(`The report was not taken: ${response.status} ${await response.text()}`);
  const { reference, team } = (await response.json()) as { reference: string; team: string };
  return { id, secret, reference, team };
}

export function putReport(url: string, { id, secret }: Pick<SentReport, 'id' | 'secret'>, body: unknown): Promise<Response> {
  return fetch(`${url}/api/bochum/reports/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-report-key': secret, origin: url },
    body: JSON.stringify(body)
  });
}

/** Sends a photo of that report; answers with its id. */
export async function sendPhoto(url: string, { id, secret }: Pick<SentReport, 'id' | 'secret'>, bytes: Uint8Array): Promise<string> {
  const photoId = randomUUID();
  const response = await fetch(`${url}/api/bochum/reports/${id}/photos/${photoId}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg', 'x-report-key': secret, origin: url },
    body: new Uint8Array(bytes)
  });
  if (response.status !== 201) throw new Error(`The photo was not taken: ${response.status} ${await response.text()}`);
  return photoId;
}
