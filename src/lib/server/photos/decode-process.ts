import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { AppError } from '../errors.ts';
import { childAnswer, READY, type ChildTask } from './child-protocol.ts';
import { PROCESS_LIMITS } from './limits.ts';
import type { PhotoProblem } from './verbs.ts';

/** Relative to the project's root: the bundled server keeps this file as source beside it. */
const CHILD = 'src/lib/server/photos/decode-child.ts';

/** `pictureHash`: what the picture looks like, if it can be told from others. */
export type Renditions = { width: number; height: number; large: Buffer; small: Buffer; pictureHash: string | null };
export type Rendered = ({ ok: true } & Renditions) | { ok: false; problem: Extract<PhotoProblem, 'too-many-pixels' | 'too-small' | 'damaged'> };

type Ended = { code: number | null; output: Buffer };
type Child = ChildProcessByStdio<Writable, Readable, null>;

/** What a decoding process may use; `child` is another script, for tests of the limits. */
export type DecodeProcess = { projectRoot: string; limits?: Partial<Record<keyof typeof PROCESS_LIMITS, number>>; child?: string };

/**
 * Runs one task in a process of its own that knows no secret: empty environment, limits on time and (on Linux) memory,
 * no writing of files. A process that dies over a photo makes the photo `damaged`. Throws `photos.decoder-unavailable`
 * when it does not come up at all.
 */
export async function runDecodeProcess(process: DecodeProcess, task: ChildTask, bytes: Uint8Array): Promise<Rendered> {
  const { code, output } = await run(process, task, bytes);
  if (!output.subarray(0, READY.length).equals(Buffer.from(READY))) throw new AppError('photos.decoder-unavailable', { exitCode: code });
  return code === 0 ? unpack(output.subarray(READY.length)) : { ok: false, problem: 'damaged' };
}

function run(process: DecodeProcess, task: ChildTask, bytes: Uint8Array): Promise<Ended> {
  const limits = { ...PROCESS_LIMITS, ...process.limits };
  const child = start(process, task, limits);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.wallMs);
    child.stdout.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > limits.outputBytes) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    // A child that dies early closes the pipe under us; how it ended arrives with `close`.
    child.stdin.on('error', () => undefined);
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(new AppError('photos.decoder-unavailable', { cause: cause.message }));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output: Buffer.concat(chunks) });
    });
    child.stdin.end(bytes);
  });
}

/** Limits on memory need the shell's `ulimit`, which means them on Linux only; elsewhere the time limit remains. */
function start({ projectRoot, child = CHILD }: DecodeProcess, task: ChildTask, limits: Record<keyof typeof PROCESS_LIMITS, number>): Child {
  const command = [process.execPath, ...typeScriptFlags(), join(projectRoot, child), JSON.stringify(task)];
  const options = { cwd: projectRoot, env: { MALLOC_ARENA_MAX: '2' }, stdio: ['pipe', 'pipe', 'ignore'] } satisfies Parameters<typeof spawn>[2];
  if (process.platform !== 'linux') return spawn(process.execPath, command.slice(1), { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
  const ulimits = ['-c 0', '-f 0', `-t ${limits.cpuSeconds}`, `-d ${limits.writableKilobytes}`].map((limit) => `ulimit ${limit}`);
  const script = [...ulimits, 'exec "$@"'].join(' && ');
  return spawn('/bin/sh', ['-c', script, 'decode', ...command], { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
}

/** Node before 22.18 strips types only when asked. */
function typeScriptFlags(): string[] {
  return process.features.typescript ? [] : ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
}

/** A frame that does not add up means that the process was disturbed while answering. */
function unpack(frame: Buffer): Rendered {
  const newline = frame.indexOf(0x0a);
  const header = childAnswer.safeParse(parseJson(frame.subarray(0, Math.max(newline, 0)).toString('utf8')));
  if (!header.success) return { ok: false, problem: 'damaged' };
  if (!header.data.ok) return header.data;
  const { width, height, largeBytes, smallBytes, pictureHash } = header.data;
  const body = frame.subarray(newline + 1);
  if (body.length !== largeBytes + smallBytes) return { ok: false, problem: 'damaged' };
  return { ok: true, width, height, pictureHash, large: body.subarray(0, largeBytes), small: body.subarray(largeBytes) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
