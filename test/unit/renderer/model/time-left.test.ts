import { describe, expect, it } from 'vitest';
import { timeLeft } from '../../../../src/renderer/model/time-left.ts';

describe('the time that long work still takes', () => {
  it('is told from the measured rate', () => {
    expect(timeLeft({ done: 100, total: 400, startedAt: 0 }, 60_000)).toBe('about 3 min left');
    expect(timeLeft({ done: 399, total: 400, startedAt: 0 }, 60_000)).toBe('less than 1 min left');
  });

  it('is not told while too little is done', () => {
    expect(timeLeft({ done: 2, total: 400, startedAt: 0 }, 60_000)).toBeUndefined();
    expect(timeLeft({ done: 9, total: 400, startedAt: 5 }, 5)).toBeUndefined();
  });
});
