import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newStatus } from '../../../src/main/core/state.ts';
import type { Account } from '../../../src/shared/account.ts';
import {
  type AccountStatus,
  MARKS_WORST_FIRST,
  markOfAccount,
  markOfAll,
  type Rating,
  type Reading,
} from '../../../src/shared/state.ts';
import { incident } from '../../fixtures/incidents.ts';
import { runs } from '../../fixtures/runs.ts';

const account: Account = {
  id: '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10',
  name: 'Northwind',
  endpoint: { kind: 'region', region: 'auto' },
  keyHint: 'api-4F1C',
  simulated: false,
  paused: false,
  createdAt: 0,
};

const reading = (rating: Rating): Reading => ({
  metric: 'bounce_rate',
  window: '24h',
  rating,
  numerator: 0,
  denominator: 0,
  value: 0,
  needed: 100,
  warning: 8,
  critical: 12,
  readAt: undefined,
});

const status = (part: Partial<AccountStatus> & { outcome?: AccountStatus['watch']['outcome'] } = {}): AccountStatus => {
  const { outcome = { kind: 'ok' }, ...rest } = part;
  const fresh = newStatus(account, 'keychain');
  return { ...fresh, watch: { ...fresh.watch, outcome }, readings: [reading('good')], ...rest };
};

describe('the mark of an account', () => {
  it('is ok only when everything watched was seen and something could be judged', () => {
    expect(markOfAccount(status())).toBe('ok');
    expect(markOfAccount(status({ readings: [reading('good'), reading('insufficient_data')] }))).toBe('ok');
  });

  it('is never ok while blind, in whole or in part, or before the first look', () => {
    expect(markOfAccount(status({ outcome: { kind: 'unreachable', detail: '' } }))).toBe('no_data');
    expect(markOfAccount(status({ readings: [reading('good'), reading('no_data')] }))).toBe('no_data');
    expect(markOfAccount(newStatus(account, 'keychain'))).toBe('no_data');
  });

  it('is too little when nothing could be judged', () => {
    expect(markOfAccount(status({ readings: [reading('insufficient_data')] }))).toBe('insufficient_data');
    const judged = status();
    expect(markOfAccount({ ...judged, readings: [], watch: { ...judged.watch, isMailJudged: true } })).toBe('ok');
    const quota: Reading = { ...reading('good'), metric: 'quota_used', window: 'cycle' };
    expect(markOfAccount(status({ readings: [reading('insufficient_data'), quota] }))).toBe('insufficient_data');
  });

  it('is that of the worst open incident, also while blind', () => {
    const open = [incident({ level: 'warning' })];
    expect(markOfAccount(status({ openIncidents: open }))).toBe('warning');
    expect(markOfAccount(status({ openIncidents: open, outcome: { kind: 'no_key' } }))).toBe('warning');
    expect(markOfAccount(status({ openIncidents: [...open, incident()] }))).toBe('critical');
  });

  it('is paused when the person stopped the checks', () => {
    expect(markOfAccount(status({ account: { ...account, paused: true }, openIncidents: [incident()] }))).toBe(
      'paused',
    );
  });
});

describe('the mark of all accounts', () => {
  it('is the worst of them: one broken account hides no other, and none hides it', () => {
    expect(markOfAll([status(), status({ outcome: { kind: 'no_key' } })])).toBe('no_data');
    expect(markOfAll([status({ outcome: { kind: 'no_key' } }), status({ openIncidents: [incident()] })])).toBe(
      'critical',
    );
    expect(markOfAll([status(), status({ account: { ...account, paused: true } })])).toBe('ok');
    expect(markOfAll([])).toBe('paused');
  });
});

const anyStatus = fc
  .record({
    outcome: fc.constantFrom<NonNullable<AccountStatus['watch']['outcome']> | undefined>(
      undefined,
      { kind: 'ok' },
      { kind: 'ok' },
      { kind: 'ok' },
      { kind: 'unreachable', detail: '' },
      { kind: 'key_refused', detail: '' },
      { kind: 'asleep' },
    ),
    isPartUnseen: fc.boolean(),
    ratings: fc.array(fc.constantFrom<Rating>('good', 'good', 'fair', 'poor', 'insufficient_data', 'no_data'), {
      maxLength: 3,
    }),
    isQuota: fc.boolean(),
    levels: fc.array(fc.constantFrom('warning' as const, 'critical' as const, 'no_data' as const), { maxLength: 2 }),
    paused: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
  })
  .map(({ outcome, isPartUnseen, ratings, isQuota, levels, paused }): AccountStatus => {
    const fresh = newStatus({ ...account, paused }, 'keychain');
    const unseen = isPartUnseen ? ({ kind: 'permission_missing', endpoint: '/stats/email_spam' } as const) : undefined;
    const quota: Reading = { ...reading('good'), metric: 'quota_used', window: 'cycle' };
    return {
      ...fresh,
      watch: { ...fresh.watch, outcome, unseen },
      readings: [...ratings.map(reading), ...(isQuota ? [quota] : [])],
      openIncidents: levels.map((level) => incident({ level })),
    };
  });

describe('whatever is known of accounts', () => {
  it('none is ok while anything is blind or open, nor where there was not enough mail for all that is watched', () => {
    const marks = new Set<string>();
    fc.assert(
      fc.property(anyStatus, (one) => {
        const mark = markOfAccount(one);
        marks.add(mark);
        const ratings = one.readings.filter(({ metric }) => metric !== 'quota_used').map(({ rating }) => rating);
        const isSeen =
          one.watch.outcome?.kind === 'ok' && one.watch.unseen === undefined && !ratings.includes('no_data');
        const isJudged = ratings.some((rating) => rating !== 'insufficient_data');
        const isQuiet = one.openIncidents.length === 0;
        expect(mark === 'ok').toBe(!one.account.paused && isSeen && isJudged && isQuiet);
      }),
      runs(500),
    );
    expect([...marks].toSorted()).toEqual([...MARKS_WORST_FIRST].toSorted());
  });

  it('all of them together are as bad as the worst', () => {
    fc.assert(
      fc.property(fc.array(anyStatus, { minLength: 1, maxLength: 5 }), (all) => {
        const ranks = all.map((one) => MARKS_WORST_FIRST.indexOf(markOfAccount(one)));
        expect(MARKS_WORST_FIRST.indexOf(markOfAll(all))).toBe(Math.min(...ranks));
      }),
      runs(200),
    );
  });
});
