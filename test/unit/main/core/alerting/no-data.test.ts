import { describe, expect, it } from 'vitest';
import { HAS_DATA, isIncident, noDataAfter } from '../../../../../src/main/core/alerting/no-data.ts';
import type { PollOutcome } from '../../../../../src/shared/alert.ts';
import { INTERVAL, MINUTE, NOON } from './builders.ts';

const UNREACHABLE: PollOutcome = { kind: 'unreachable', detail: 'ECONNREFUSED' };

describe('an account without data', () => {
  it('lasts from poll to poll', () => {
    const first = noDataAfter(HAS_DATA, UNREACHABLE, NOON, INTERVAL);
    expect(first).toEqual({ failedPolls: 1, watchedMs: 0, lastAt: NOON });
    const second = noDataAfter(first, UNREACHABLE, NOON + INTERVAL, INTERVAL);
    expect(second).toEqual({ failedPolls: 2, watchedMs: INTERVAL, lastAt: NOON + INTERVAL });
    expect(noDataAfter(second, { kind: 'ok' }, NOON + 2 * INTERVAL, INTERVAL)).toEqual(HAS_DATA);
  });

  it.each(['asleep', 'paused'] as const)('neither counts a poll nor lasts while %s, however short', (kind) => {
    const before = noDataAfter(HAS_DATA, UNREACHABLE, NOON, INTERVAL);
    const during = noDataAfter(before, { kind }, NOON + MINUTE, INTERVAL);
    const after = noDataAfter(during, UNREACHABLE, NOON + 2 * MINUTE, INTERVAL);
    expect(after).toEqual({ failedPolls: 2, watchedMs: 0, lastAt: NOON + 2 * MINUTE });
  });

  it('is too much after three polls or 15 minutes, and at once when the key is refused', () => {
    expect(isIncident({ failedPolls: 2, watchedMs: 15 * MINUTE - 1 }, UNREACHABLE)).toBe(false);
    expect(isIncident({ failedPolls: 3, watchedMs: 0 }, UNREACHABLE)).toBe(true);
    expect(isIncident({ failedPolls: 2, watchedMs: 15 * MINUTE }, UNREACHABLE)).toBe(true);
    expect(isIncident({ failedPolls: 1, watchedMs: 0 }, { kind: 'key_refused', detail: '' })).toBe(true);
  });
});
