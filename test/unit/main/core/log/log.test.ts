import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../../../src/main/core/log/log.ts';
import type { Log } from '../../../../../src/main/core/ports.ts';

let lines: string[];
let log: Log;

beforeEach(() => {
  lines = [];
  log = createLog((level, text) => lines.push(`${level} ${text}`));
});

const thrown = (message = 'rules is not iterable'): Error => new TypeError(message);

describe('A mistake in the log', () => {
  it('has its stack, and that of what caused it', () => {
    log.error('polling: a check failed', new Error('outer', { cause: thrown() }));
    const [entry = ''] = lines;
    expect(entry).toMatch(/^error polling: a check failed: Error: outer\n {4}at .*log\.test\.ts/);
    expect(entry).toMatch(/\n {4}because of TypeError: rules is not iterable\n {4}at thrown/);
  });

  it('is told once a cause and counted after that', () => {
    const told: string[] = [];
    log.onMistake((line) => told.push(line));
    for (let count = 0; count < 1000; count += 1) log.error('polling: a check failed', thrown());
    log.error('polling: a check failed', thrown('another'));
    expect(told).toEqual(['polling: a check failed', 'polling: a check failed']);
    expect(lines.map((line) => line.split('\n')[0])).toEqual([
      'error polling: a check failed: TypeError: rules is not iterable',
      ...['10', '100', '1000'].map(
        (count) => `error polling: a check failed: TypeError: rules is not iterable (${count} times)`,
      ),
      'error polling: a check failed: TypeError: another',
    ]);
  });

  it.each([
    ['a text', 'no error at all', 'no error at all'],
    ['nothing', undefined, 'thrown: undefined'],
    ['an object without a prototype', Object.create(null), 'thrown: something that cannot be described'],
    [
      'an error whose stack throws',
      Object.defineProperty(new Error('x'), 'stack', {
        get: () => {
          throw new Error('y');
        },
      }),
      'thrown: something that cannot be described',
    ],
  ])('may be %s', (_, error, text) => {
    log.error('app: failed', error);
    expect(lines).toEqual([`error app: failed: ${text}`]);
  });

  it('ends, whatever it says', () => {
    const endless = new Error('x'.repeat(5_000_000));
    endless.cause = endless;
    log.error('app: failed', endless);
    log.error('app: failed', new Error('\n'.repeat(100_000).split('').join('line')));
    for (const line of lines) {
      expect(line.length).toBeLessThan(10_000);
      expect(line.split('\n').length).toBeLessThanOrEqual(30);
    }
  });

  it('remembers no more causes than it has use for', () => {
    for (let index = 0; index < 1000; index += 1) log.error('window: failed', `cause ${index}`);
    log.error('window: failed', 'cause 999');
    log.error('window: failed', 'cause 0');
    expect(lines).toHaveLength(1001);
  });
});

describe('A line of the log', () => {
  it('is one entry: what follows a line break is indented', () => {
    log.warn('window: it said: x\n[2026-03-04 09:12:44] [info] polling: all is well\u2028\u001b[31mred');
    expect(lines).toEqual([
      'warn window: it said: x\n    [2026-03-04 09:12:44] [info] polling: all is well\n    [31mred',
    ]);
  });

  it('has no secret in it, known by its shape or by its value', () => {
    log.hide({ username: 'news', email_password: 'correct horse' });
    log.info('store: api-0123456789abcdef0123456789abcdef of kim@b.example');
    log.warn('actions: it said: "correct horse" is not hard to guess');
    log.error('ipc: run_action failed', new Error('cannot send correct horse'));
    expect(lines[0]).toBe('info store: api-0123… of …');
    expect(lines[1]).toBe('warn actions: it said: "…" is not hard to guess');
    expect(lines[2]).toMatch(/^error ipc: run_action failed: Error: cannot send …\n/);
  });

  it('does not show the rest of a secret that is cut off', () => {
    const secret = 'correct horse battery staple';
    log.hide({ password: secret });
    for (let length = 31_950; length < 32_010; length += 1) log.warn(`app: ${'x'.repeat(length)}${secret}`);
    expect(lines.join('')).not.toContain('c');
  });
});
