import { describe, expect, it } from 'vitest';
import { muteUntil } from '../../../src/shared/snooze.ts';

const at = (hours: number) => new Date(2026, 10, 25, hours, 30).getTime();

describe('a mute from the tray', () => {
  it('lasts one hour or four', () => {
    expect(muteUntil('1h', at(9)) - at(9)).toBe(3_600_000);
    expect(muteUntil('4h', at(9)) - at(9)).toBe(4 * 3_600_000);
  });

  it('lasts until eight in the morning of the next day, also when chosen after midnight', () => {
    const tomorrow = new Date(2026, 10, 26, 8, 0).getTime();
    expect(muteUntil('tomorrow', at(9))).toBe(tomorrow);
    expect(muteUntil('tomorrow', at(1))).toBe(tomorrow);
  });
});
