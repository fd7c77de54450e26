import { afterEach, describe, expect, it } from 'vitest';
import { logUncaught } from '../../../../src/main/shell/processes.ts';
import { app } from '../../../fakes/electron.ts';

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;
const before = EVENTS.map((event) => process.rawListeners(event));

/** What is logged of a child process that ends so. */
const logged = (details: object) => {
  const lines: unknown[][] = [];
  logUncaught({ error: (...line) => void lines.push(line) });
  app.emit('child-process-gone', {}, details);
  return lines;
};

describe('a child process that ends', () => {
  afterEach(() => {
    app.removeAllListeners();
    // Only what this test added: the runner listens too.
    EVENTS.forEach((event, index) => {
      for (const listener of process.rawListeners(event))
        if (!before[index]?.includes(listener)) process.removeListener(event, listener as () => void);
    });
  });

  it.each(['crashed', 'killed', 'oom', 'launch-failed', 'abnormal-exit'])('by %s is logged as a mistake', (reason) => {
    expect(logged({ type: 'GPU', reason, exitCode: 9 })).toEqual([
      ['app: a child process ended (GPU)', `${reason}, exit code 9`],
    ]);
  });

  it('is told apart by its name, where it has one', () => {
    const details = { type: 'Utility', name: 'Network Service', reason: 'crashed', exitCode: 1 };
    expect(logged(details)).toEqual([['app: a child process ended (Network Service)', 'crashed, exit code 1']]);
  });

  it('as it should, is not logged', () => {
    expect(logged({ type: 'Utility', reason: 'clean-exit', exitCode: 0 })).toEqual([]);
  });
});
