import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../tests/support/temporary-folder.ts';
import { runDecodeProcess, type DecodeProcess } from './decode-process.ts';

const onLinux = process.platform === 'linux';
const DAMAGED = { ok: false, problem: 'damaged' };
const FINE = { ok: true, width: 1, height: 1, pictureHash: null };

function ask(deed: string, limits: NonNullable<DecodeProcess['limits']> = {}) {
  const settings = { projectRoot: process.cwd(), child: 'tests/support/misbehaving-child.mjs', limits };
  return runDecodeProcess(settings, { task: 'decode', format: 'jpeg' }, Buffer.from(deed));
}

describe('the decoding process', () => {
  it('answers with two files', async () => {
    expect(await ask('behave')).toEqual({ ...FINE, large: Buffer.from('LL'), small: Buffer.from('s') });
  });

  it('is ended when it takes too long, by the clock and by its own work', async () => {
    expect(await ask('spin', { wallMs: 2000 })).toEqual(DAMAGED);
    if (onLinux) expect(await ask('spin', { cpuSeconds: 1, wallMs: 15_000 })).toEqual(DAMAGED);
  });

  it.runIf(onLinux)('is ended when it takes too much memory', async () => {
    expect(await ask('use memory')).toEqual(DAMAGED);
    expect(await ask('use memory', { writableKilobytes: 8_000_000 })).toMatchObject(FINE);
  });

  it('is ended when it answers without end', async () => {
    expect(await ask('flood')).toEqual(DAMAGED);
  });

  it.each(['abort', 'answer half', 'answer nonsense'])('makes the photo damaged when it does this: %s', async (deed) => {
    expect(await ask(deed)).toEqual(DAMAGED);
  });

  it('gets nothing of our environment', async () => {
    expect(await ask('tell secrets')).toMatchObject(FINE);
  });

  it.runIf(onLinux)('cannot write a file', async () => {
    expect(await ask(`write a file: ${join(temporaryFolder(), 'x')}`)).toEqual(DAMAGED);
  });

  it('is our fault, not that of the photo, when it does not come up', async () => {
    await expect(ask('never ready')).rejects.toMatchObject({ code: 'photos.decoder-unavailable', details: { exitCode: 3 } });
    const nowhere = runDecodeProcess({ projectRoot: process.cwd(), child: 'no/such/file.ts' }, { task: 'decode', format: 'jpeg' }, Buffer.from('x'));
    await expect(nowhere).rejects.toMatchObject({ code: 'photos.decoder-unavailable' });
  });
});
