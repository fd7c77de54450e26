import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ageOf } from '../../../../src/renderer/model/age.ts';
import type { AccountStatus, Watch } from '../../../../src/shared/state.ts';
import { account, blind, fabrikam, NOW, northwind, TIME_ZONE, unseen } from '../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

const watched = (changed: Partial<Watch>): AccountStatus => ({ ...fabrikam, watch: { ...fabrikam.watch, ...changed } });
const text = (accounts: readonly AccountStatus[]) => {
  const { mark, first, second } = ageOf(accounts, NOW, 'en-GB');
  return [mark, first, second];
};

describe('the age of what is shown', () => {
  it('is the last check and the next one', () => {
    expect(text([northwind])).toEqual([undefined, 'Checked 1 min ago', 'next in 4 min']);
  });

  it('is that of the oldest check of several, and the soonest next one', () => {
    const older = watched({ checkedAt: NOW - 9 * 60_000, nextAt: NOW + 10_000 });
    expect(text([northwind, older])).toEqual([undefined, 'Checked 9 min ago', 'next in under 1 min']);
  });

  it('says when it was last seen, with the ring, while blind', () => {
    expect(text([blind(northwind)])).toEqual(['no_data', 'Last seen 12:31', 'next in 4 min']);
    expect(text([watched({ outcome: { kind: 'no_key' }, seenAt: undefined, nextAt: undefined })])).toEqual([
      'no_data',
      'Never seen',
      undefined,
    ]);
  });

  it('is just now under a minute, also when the clock was set back', () => {
    expect(text([watched({ checkedAt: NOW - 59_000 })])[1]).toBe('Checked just now');
    expect(text([watched({ checkedAt: NOW + 3_600_000 })])[1]).toBe('Checked just now');
  });

  it('tells checking, paused, not checked yet and nothing to check apart', () => {
    expect(text([unseen(account(1))])[1]).toBe('Checking');
    expect(text([{ ...northwind, account: account(1, { paused: true }) }])).toEqual(['paused', 'Paused', undefined]);
    expect(text([watched({ outcome: undefined, checkedAt: undefined })])[1]).toBe('Not checked yet');
    expect(text([])[1]).toBe('');
  });
});
