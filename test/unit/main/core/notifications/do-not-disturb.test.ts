import { describe, expect, it } from 'vitest';
import { createDoNotDisturb } from '../../../../../src/main/core/notifications/do-not-disturb.ts';
import type { QuietWindow } from '../../../../../src/shared/settings.ts';
import { fakeClock } from '../../../../fakes/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = Date.UTC(2026, 10, 25, 12, 0, 30);
const AFTERNOON: QuietWindow = { days: [3], from: '12:00', to: '13:00' };

const begin = ({ quietHours = [] as QuietWindow[], mutedUntil = undefined as number | undefined } = {}) => {
  const clock = fakeClock(NOON);
  let looks = 0;
  let zone = 'UTC';
  const doNotDisturb = createDoNotDisturb({
    clock,
    mutedUntil: () => mutedUntil,
    quietHours: () => quietHours,
    timeZone: () => zone,
    isSettled: () => false,
    onLook: () => {
      looks += 1;
    },
  });
  doNotDisturb.look();
  return {
    ...doNotDisturb,
    clock,
    looks: () => looks,
    moveTo: (next: string) => {
      zone = next;
    },
  };
};

describe('what keeps messages back', () => {
  it('is nothing, unless something is', () => {
    expect(begin().deferReason()).toBeUndefined();
    expect(begin({ quietHours: [AFTERNOON] }).deferReason()).toBe('quiet_hours');
    expect(begin({ mutedUntil: NOON + 1 }).deferReason()).toBe('muted');
  });

  it('is looked at once a minute and no more, also when a start ends in quiet hours', async () => {
    const { clock, looks, settle, look } = begin({ quietHours: [AFTERNOON] });
    settle(MINUTE / 2);
    look();
    await clock.advance(10 * MINUTE);
    expect(looks()).toBeLessThanOrEqual(13);
  });

  it('follows the computer to another zone and through a jump of its clock within a minute', async () => {
    const { clock, deferReason, moveTo } = begin({ quietHours: [AFTERNOON] });
    moveTo('Europe/Berlin');
    await clock.advance(MINUTE);
    expect(deferReason()).toBeUndefined();
    moveTo('UTC');
    await clock.advance(MINUTE);
    expect(deferReason()).toBe('quiet_hours');
    clock.jump(HOUR);
    await clock.advance(MINUTE);
    expect(deferReason()).toBeUndefined();
  });

  it('is sleep and a locked screen, each until its own end', () => {
    const { deferReason, setAsleep, setLocked } = begin();
    setAsleep(true);
    setLocked(true);
    expect(deferReason()).toBe('away');
    setAsleep(false);
    expect(deferReason()).toBe('away');
    setLocked(false);
    expect(deferReason()).toBeUndefined();
  });
});
