import { setImmediate as settled } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onQuit } from '../../../../src/main/shell/quit.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { app } from '../../../fakes/electron.ts';

afterEach(() => void app.removeAllListeners());

/** An application that quits, with `stop` as given. */
const setUp = (stop: () => Promise<void>, isStuck = false) => {
  const clock = fakeClock();
  const done: string[] = [];
  vi.spyOn(app, 'exit').mockImplementation(() => void done.push('exit'));
  vi.spyOn(process, 'kill').mockImplementation((_pid, signal) => {
    done.push(String(signal));
    return true;
  });
  onQuit({
    begun: () => done.push('begun'),
    stop: () => {
      done.push('stop');
      return stop();
    },
    isStuck: () => isStuck,
    clock,
    log: { warn: (line) => done.push(line) },
  });
  const quit = async () => {
    let isPrevented = false;
    app.emit('before-quit');
    app.emit('will-quit', { preventDefault: () => (isPrevented = true) });
    await settled();
    return isPrevented;
  };
  return { clock, done, quit };
};

describe('quitting', () => {
  it('waits for what is under way, and then exits without asking again', async () => {
    const work = Promise.withResolvers<void>();
    const { quit, done } = setUp(() => work.promise);
    expect(await quit()).toBe(true);
    expect(done).toEqual(['begun', 'stop']);
    work.resolve();
    await settled();
    expect(done).toEqual(['begun', 'stop', 'exit']);
  });

  it('ends after five seconds without what hangs', async () => {
    const { quit, done, clock } = setUp(() => new Promise(() => undefined));
    await quit();
    await clock.advance(4_999);
    expect(done).not.toContain('exit');
    await clock.advance(1);
    expect(done).toEqual(['begun', 'stop', 'quit: what was under way did not stop within 5 s', 'exit']);
  });

  it('ends after what fails to stop, and says so', async () => {
    const { quit, done } = setUp(() => Promise.reject(new Error('disk full')));
    await quit();
    expect(done).toEqual(['begun', 'stop', 'quit: what was under way failed to stop: disk full', 'exit']);
  });

  it('stops once, however often the person quits', async () => {
    const { quit, done } = setUp(() => new Promise(() => undefined));
    await quit();
    expect(await quit()).toBe(true);
    expect(done.filter((what) => what === 'stop')).toHaveLength(1);
  });

  it('kills itself where a thread hangs that an exit would wait for', async () => {
    const { quit, done } = setUp(async () => undefined, true);
    await quit();
    expect(done.at(-1)).toBe('SIGKILL');
  });
});
