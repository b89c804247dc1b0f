import { AppError } from '../errors.ts';
import { runDecodeProcess, type DecodeProcess, type Rendered, type Renditions } from './decode-process.ts';
import { QUEUE_LIMITS } from './limits.ts';
import { recognise } from './recognise.ts';
import { createTurns, type TurnLimits } from './turns.ts';
import type { PhotoProblem, RedactionBox } from './verbs.ts';

export type Decoded = Extract<Rendered, { ok: true }> | { ok: false; problem: PhotoProblem };

/** Makes clean renditions out of bytes that nobody trusts. */
export type Decoder = {
  /** Two renditions of an upload: turned upright, sRGB, without metadata. */
  decode(bytes: Uint8Array): Promise<Decoded>;
  /** Two renditions of a stored large rendition with black boxes. Waits its turn; throws `photos.redaction-failed` if that cannot be read. */
  redact(large: Uint8Array, boxes: readonly RedactionBox[]): Promise<Renditions>;
};

/** Staff are few and signed in: their work stands beside the uploads and is never turned away. */
const REDACTION_QUEUE: TurnLimits = { parallel: 1, waiting: Infinity };

export type DecoderSettings = DecodeProcess & { queue?: TurnLimits };

/** One decoder per server: its queue keeps the machine usable while photos come in. */
export function createDecoder({ queue = QUEUE_LIMITS, ...process }: DecoderSettings): Decoder {
  const inTurn = createTurns(queue);
  const inStaffTurn = createTurns(REDACTION_QUEUE);
  return {
    async decode(bytes) {
      const recognised = recognise(bytes);
      if (!recognised.ok) return recognised;
      const { format } = recognised;
      const turn = await inTurn(format === 'heic' ? 'heavy' : 'light', () => runDecodeProcess(process, { task: 'decode', format }, bytes));
      return turn.ok ? turn.value : turn;
    },
    async redact(large, boxes) {
      const turn = await inStaffTurn('light', () => runDecodeProcess(process, { task: 'redact', boxes: [...boxes] }, large));
      if (!turn.ok) throw new AppError('photos.redaction-failed', turn);
      if (!turn.value.ok) throw new AppError('photos.redaction-failed', { problem: turn.value.problem });
      return turn.value;
    }
  };
}
