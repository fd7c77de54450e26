import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program and keeps what it prints, to be shown only when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ status: number, output: string }>} status 127 when the program could not be started
 */
export const runQuietly = (command, args, { env = process.env } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ status: 127, output: `${command}: ${error.message}` }));
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });

/**
 * Runs a program in this terminal until it ends. Ctrl-C reaches it through the terminal; this process waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, limitMs?: number }} [options] after `limitMs` it is asked to end, 10 s later made to
 * @returns {Promise<{ status: number, timedOut: boolean }>} status 127 when the program could not be started
 */
export const runAloud = (command, args, { env = process.env, limitMs } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
    let timedOut = false;
    const limit =
      limitMs &&
      setTimeout(() => {
        timedOut = true;
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
      }, limitMs);
    const wait = () => undefined;
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', wait).on('SIGTERM', pass);
    const end = (/** @type {number} */ status) => {
      clearTimeout(limit);
      process.off('SIGINT', wait).off('SIGTERM', pass);
      resolve({ status, timedOut });
    };
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      end(127);
    });
    child.on('exit', (status, signal) => end(status ?? (signal === 'SIGINT' ? 130 : 1)));
  });
