import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Instant } from '#lib/domain/time.ts';

/** Why a photo was refused; each has a sentence with the remedy in the interface. */
export type PhotoProblem =
  'empty' | 'too-large' | 'too-many-pixels' | 'unknown-format' | 'damaged' | 'too-small' | 'too-many' | 'not-announced' | 'not-allowed' | 'busy';

/** Pixels of the two stored renditions: the longer edge. */
export const RENDITIONS = { large: 1600, small: 320 } as const;
export type Rendition = keyof typeof RENDITIONS;

/** One black box over the large rendition, as shares of width and height (0…1). */
export type RedactionBox = { x: number; y: number; width: number; height: number };

export type PhotoKind = 'report' | 'proof';

export type Photo = {
  cityId: string;
  id: string;
  reportId: string;
  kind: PhotoKind;
  width: number;
  height: number;
  receivedAt: Instant;
  /** Hex SHA-256 of what was sent, so that a repeated upload is recognised. */
  sourceSha256: string;
  /** What it looks like, as 16 hexadecimal digits; null where that says nothing. For staff and triage only. */
  pictureHash: string | null;
  /** File names (hex SHA-256) of the internal renditions. */
  large: string;
  small: string;
  /** Set once staff released a redacted copy; the public only ever gets these files. */
  released: { at: Instant; by: string; large: string; small: string; width: number; height: number } | null;
  boxes: readonly RedactionBox[];
  /** Whether the photo is a drawn example of the demo. */
  example: boolean;
};

export type PhotoReceived = { ok: true; photo: Photo; created: boolean } | { ok: false; problem: PhotoProblem };

export type PhotoVerbs = {
  /** A resident's photo: opened by the report's secret, at most three, idempotent by photo id. */
  receive(upload: { cityId: string; reportId: string; photoId: string; secret: string; bytes: Uint8Array }): Promise<PhotoReceived>;
  /** One more photo for a report that is still worked on, opened by its own page's key; at most three all together. */
  addLater(upload: { reference: string; photoId: string; secret: string; bytes: Uint8Array }): Promise<PhotoReceived>;
  /** A photo that staff took on the spot, as proof. */
  receiveProof(staff: Staff, upload: { reference: string; photoId: string; bytes: Uint8Array }): Promise<PhotoReceived>;
  /** Draws the boxes on a separate public copy and releases that. */
  release(
    staff: Staff,
    reference: string,
    photoId: string,
    boxes: RedactionBox[]
  ): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'not-allowed' | 'invalid-boxes' }>;
  withhold(staff: Staff, reference: string, photoId: string): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'not-allowed' }>;
  /** Bytes of a released public copy, only while its report is public; null otherwise. */
  publicFile(cityId: string, photoId: string, size: Rendition): Promise<PhotoFile | null>;
  staffFile(staff: Staff, photoId: string, size: Rendition): Promise<PhotoFile | null>;
  /** For the reporter, opened by the report's secret. */
  ownFile(reference: string, secret: string, photoId: string, size: Rendition): Promise<PhotoFile | null>;
};

/** `etag` is the file's SHA-256. */
export type PhotoFile = { bytes: Uint8Array; etag: string; type: 'image/webp' };
