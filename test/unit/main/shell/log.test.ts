import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import log from 'electron-log/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogFile } from '../../../../src/main/shell/log.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

describe('The log file', () => {
  let folder: string;
  let write: ReturnType<typeof createLogFile>;
  beforeEach(() => {
    folder = temporaryFolder();
    write = createLogFile(() => folder);
    // The terminal of the tests is not what is looked at here.
    log.transports.console.level = false;
  });
  afterEach(() => {
    for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
  });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('has a level before each entry', () => {
    write('info', 'app: started');
    write('warn', 'store: could not save poll results: disk full');
    write('error', 'polling: a check failed: TypeError: x\n    at poll');
    expect(read('relaywatch.log').replace(/^\[[\d :.-]{23}\]/gm, '[at]')).toBe(
      '[at] [info]  app: started\n[at] [warn]  store: could not save poll results: disk full\n' +
        '[at] [error] polling: a check failed: TypeError: x\n    at poll\n',
    );
  });

  it('moves on at 1 MB, and three old files are kept', () => {
    for (let index = 0; index < 60; index += 1) write('info', `app: ${index} ${'x'.repeat(100_000)}`);
    expect(readdirSync(folder).toSorted()).toEqual([
      'relaywatch.1.log',
      'relaywatch.2.log',
      'relaywatch.3.log',
      'relaywatch.log',
    ]);
    const numbers = ['3', '2', '1'].map((age) =>
      [...read(`relaywatch.${age}.log`).matchAll(/app: (\d+)/g)].map(([, n]) => Number(n)),
    );
    const all = [...numbers.flat(), ...[...read('relaywatch.log').matchAll(/app: (\d+)/g)].map(([, n]) => Number(n))];
    expect(all).toEqual(Array.from({ length: all.length }, (_, index) => 60 - all.length + index));
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(1.2 * 1_048_576);
  });

  it.skipIf(process.platform === 'win32')('is for its owner alone', () => {
    write('info', 'app: started');
    expect((statSync(join(folder, 'relaywatch.log')).mode & 0o777).toString(8)).toBe('600');
  });

  it('goes on without the terminal once that is closed', () => {
    log.transports.console.level = 'info';
    process.stdout.emit('error', new Error('EPIPE'));
    expect(log.transports.console.level).toBe(false);
  });
});
