import { z } from 'zod';
import { PHOTO_FORMATS } from './recognise.ts';

const share = z.number().min(0).max(1);
const box = z.object({ x: share, y: share, width: share, height: share });

/** What the decoding process is asked to do with the bytes on its standard input; sent as its only argument. */
export const childTask = z.discriminatedUnion('task', [
  z.object({ task: z.literal('decode'), format: z.enum(PHOTO_FORMATS) }),
  z.object({ task: z.literal('redact'), boxes: z.array(box) })
]);
export type ChildTask = z.infer<typeof childTask>;

/** First line of the answer, as JSON; the bytes of the large and then of the small file follow. */
export const childAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    width: z.int().positive(),
    height: z.int().positive(),
    largeBytes: z.int().positive(),
    smallBytes: z.int().positive(),
    pictureHash: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .nullable()
  }),
  z.object({ ok: z.literal(false), problem: z.enum(['too-many-pixels', 'too-small', 'damaged']) })
]);
export type ChildAnswer = z.infer<typeof childAnswer>;

/** Written once all modules are loaded: a process that dies before is a fault of the installation, not of the photo. */
export const READY = 'ready\n';
