import { describe, expect, it } from 'vitest';
import { blindAfter, isTooBlind, SEEING } from '../../../../../src/main/core/alerting/no-data.ts';
import type { PollOutcome } from '../../../../../src/shared/alert.ts';
import { INTERVAL, MINUTE, NOON } from './given.ts';

const UNREACHABLE: PollOutcome = { kind: 'unreachable', detail: 'ECONNREFUSED' };

describe('the blindness of an account', () => {
  it('lasts from poll to poll', () => {
    const first = blindAfter(SEEING, UNREACHABLE, NOON, INTERVAL);
    expect(first).toEqual({ failedPolls: 1, heldMs: 0, lastAt: NOON });
    const second = blindAfter(first, UNREACHABLE, NOON + INTERVAL, INTERVAL);
    expect(second).toEqual({ failedPolls: 2, heldMs: INTERVAL, lastAt: NOON + INTERVAL });
    expect(blindAfter(second, { kind: 'ok' }, NOON + 2 * INTERVAL, INTERVAL)).toEqual(SEEING);
  });

  it.each(['asleep', 'paused'] as const)('neither counts a poll nor lasts while %s, however short', (kind) => {
    const before = blindAfter(SEEING, UNREACHABLE, NOON, INTERVAL);
    const during = blindAfter(before, { kind }, NOON + MINUTE, INTERVAL);
    const after = blindAfter(during, UNREACHABLE, NOON + 2 * MINUTE, INTERVAL);
    expect(after).toEqual({ failedPolls: 2, heldMs: 0, lastAt: NOON + 2 * MINUTE });
  });

  it('is too much after three polls or 15 minutes, and at once when the key is refused', () => {
    expect(isTooBlind({ failedPolls: 2, heldMs: 15 * MINUTE - 1 }, UNREACHABLE)).toBe(false);
    expect(isTooBlind({ failedPolls: 3, heldMs: 0 }, UNREACHABLE)).toBe(true);
    expect(isTooBlind({ failedPolls: 2, heldMs: 15 * MINUTE }, UNREACHABLE)).toBe(true);
    expect(isTooBlind({ failedPolls: 1, heldMs: 0 }, { kind: 'key_refused', detail: '' })).toBe(true);
  });
});
