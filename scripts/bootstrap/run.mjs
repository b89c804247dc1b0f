import { spawn } from 'node:child_process';
import { root, toolEnv } from './paths.mjs';

const KEPT_CHARACTERS = 20_000;

/**
 * Runs a command to its end; with `show` its output also goes to the screen. Never throws for a failing command.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>} exit code and the end of the output
 */
export function run(command, args, { env = toolEnv(), show = true, cwd = root } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    const keep = (target) => (chunk) => {
      output = (output + chunk).slice(-KEPT_CHARACTERS);
      if (show) target.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', (error) => done({ code: 127, output: String(error) }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
