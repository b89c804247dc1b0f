/** What may be uploaded (issue 2): per file, decoded, and per report. */
export const MAX_UPLOAD_BYTES = 15 * 1024 * 1024;
export const MAX_PIXELS = 50_000_000;
/** Below this edge nothing can be recognised. */
export const MIN_EDGE_PIXELS = 16;
export const MAX_PROOF_PHOTOS = 6;
export const MAX_REDACTION_BOXES = 50;

/** WebP quality per rendition; effort 2 costs 0.6 of the default effort's time for 1.03 of its bytes. */
export const WEBP = { large: { quality: 78, effort: 2 }, small: { quality: 72, effort: 2 } } as const;

/**
 * What one decoding process may use. Of the memory it can write to, Node takes 0.6 GB before it begins (most of it never
 * touched); a HEIC of 50 megapixels needs about one more. Address space is not limited: Node reserves whatever it may. The clock allows for a machine
 * that is busy elsewhere, on which a good photo must not be called damaged.
 */
export const PROCESS_LIMITS = { wallMs: 40_000, cpuSeconds: 20, writableKilobytes: 2_000_000, outputBytes: 8 * 1024 * 1024 } as const;

/** Photos decoded at once and photos that may wait; whoever comes later is asked to try again. */
export const QUEUE_LIMITS = { parallel: 2, waiting: 16 } as const;
