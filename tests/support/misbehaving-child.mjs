// Stands in for the decoding process and does what the bytes on its standard input say.
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

const GIGABYTE = 1024 ** 3;
const answer = (header, body = '') => process.stdout.write(`${JSON.stringify(header)}\n${body}`);
const fine = { ok: true, width: 1, height: 1, largeBytes: 2, smallBytes: 1, pictureHash: null };

const [asked, path] = (await buffer(process.stdin)).toString().split(': ');
if (asked !== 'never ready') process.stdout.write('ready\n');
const deeds = {
  'never ready': () => process.exit(3),
  behave: () => answer(fine, 'LLs'),
  spin: () => {
    for (;;);
  },
  abort: () => process.abort(),
  'use memory': () => {
    const held = [1, 2, 3].map(() => Buffer.alloc(GIGABYTE));
    answer(fine, held.length === 3 ? 'LLs' : '');
  },
  flood: () => {
    for (;;) process.stdout.write(Buffer.alloc(1024 * 1024));
  },
  'answer half': () => answer(fine, 'L'),
  'answer nonsense': () => process.stdout.write('{"ok":maybe}\n'),
  'tell secrets': () =>
    answer(fine, Object.keys(process.env).some((name) => !['MALLOC_ARENA_MAX', 'PWD', 'OLDPWD', 'SHLVL', '_'].includes(name)) ? 'told' : 'LLs'),
  'write a file': async () => {
    await writeFile(path, 'x');
    answer(fine, 'LLs');
  }
};
await deeds[asked]();
