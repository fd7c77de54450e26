import { beforeAll, describe, expect, it, vi } from 'vitest';
import { snoozeUntil } from '../../../src/shared/snooze.ts';
import { TIME_ZONE } from '../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

const at = (...wall: [number, number, number, number, number]) => new Date(...wall).getTime();

describe('a snooze', () => {
  it('ends after its hours', () => {
    const now = at(2026, 10, 24, 14, 31);
    expect(snoozeUntil('1h', now)).toBe(at(2026, 10, 24, 15, 31));
    expect(snoozeUntil('4h', now)).toBe(at(2026, 10, 24, 18, 31));
  });

  it('until tomorrow ends at eight of the next day, also across a change of the clocks and of the year', () => {
    expect(snoozeUntil('tomorrow', at(2026, 10, 24, 0, 5))).toBe(at(2026, 10, 25, 8, 0));
    expect(snoozeUntil('tomorrow', at(2026, 9, 24, 23, 50))).toBe(at(2026, 9, 25, 8, 0));
    expect(snoozeUntil('tomorrow', at(2026, 2, 28, 23, 30))).toBe(at(2026, 2, 29, 8, 0));
    expect(snoozeUntil('tomorrow', at(2026, 9, 25, 0, 10))).toBe(at(2026, 9, 26, 8, 0));
    expect(snoozeUntil('tomorrow', at(2026, 11, 31, 12, 0))).toBe(at(2027, 0, 1, 8, 0));
  });
});
