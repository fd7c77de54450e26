import { describe, expect, it } from 'vitest';
import { createBackTests } from '../../../../../src/main/core/rules/back-tests.ts';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import type { Rule, Sample, Series } from '../../../../../src/shared/alert.ts';
import type { BackTest } from '../../../../../src/shared/bridge.ts';
import type { Result } from '../../../../../src/shared/failure.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { change } from '../../../../fixtures/changes.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';
import { aRule, aSeries, counts, DAY, INTERVAL } from '../alerting/builders.ts';

const accountId = 'aaaaaaaa-0000-4000-8000-000000000000';
const prompt = aRule({ pendingForMinutes: 0, resolveForMinutes: 0 });

function given() {
  const clock = fakeClock();
  const store = fakeAccountStore();
  let reads = 0;
  let rows = 0;
  const counted = {
    ...store,
    samples: (...query: Parameters<typeof store.samples>) => {
      const samples = store.samples(...query);
      reads += 1;
      rows += samples.length;
      return samples;
    },
  };
  const backTests = createBackTests(
    clock,
    { get: (id) => (id === accountId ? { store: counted, poller: { members: () => [] } } : undefined) },
    () => INTERVAL,
  );
  const keep = (series: Series, ...samples: readonly Sample[]) =>
    store.record(change({ samples: samples.map((sample) => ({ series, sample })) }));
  const test = (rule: Rule, member = ''): BackTest => {
    const result = backTests.back_test({ accountId, rule, member }) as Result<BackTest>; // nothing here is awaited
    if (!result.ok) throw new Error(result.failure.kind);
    return result.data;
  };
  const read = () => {
    const seen = { reads, rows };
    reads = 0;
    rows = 0;
    return seen;
  };
  return { clock, store, backTests, keep, test, read, now: clock.now() };
}

describe('a rule tried on the stored samples', () => {
  it('covers the last 30 days of the requested member', () => {
    const { keep, test, now } = given();
    const scope: Rule['scope'] = { by: 'username', members: 'all' };
    keep(aSeries({ by: 'username', member: 'shop' }), counts(9, now - 31 * DAY), counts(9, now - DAY));
    keep(aSeries(), counts(2, now - DAY));
    expect(test({ ...prompt, scope }, 'shop')).toMatchObject({
      from: now - 30 * DAY,
      to: now,
      readings: 1,
      expected: 8640,
      incidents: [{ openedAt: now - DAY }],
    });
    expect(test({ ...prompt, scope }, 'gone')).toMatchObject({ readings: 0, incidents: [] });
    expect(test(prompt)).toMatchObject({ readings: 1, incidents: [] });
  });

  it('reads them once, and then only what has come in since', async () => {
    const { clock, keep, test, read, now } = given();
    keep(aSeries(), ...Array.from({ length: 100 }, (_, n) => counts(9, now - (100 - n) * INTERVAL)));
    test(prompt);
    expect(read()).toEqual({ reads: 1, rows: 100 });
    expect(test({ ...prompt, warning: 10 }).incidents).toEqual([]);
    // The newest again, in case another took its place.
    expect(read().rows).toBe(1);
    await clock.advance(INTERVAL);
    keep(aSeries(), counts(11, clock.now()));
    expect(test(prompt)).toMatchObject({ readings: 101, incidents: [{ peak: 11 }] });
    expect(read().rows).toBe(2);
  });

  it('keeps those of a few series only', () => {
    const { keep, test, read, now } = given();
    const windows = ['1h', '6h', '24h', '7d', '30d'] as const;
    for (const window of windows) keep(aSeries({ window }), counts(2, now - DAY), counts(2, now));
    for (const window of windows) test({ ...prompt, window });
    read();
    const rowsFor = (window: Rule['window']) => {
      test({ ...prompt, window });
      return read().rows;
    };
    // The first had to go for the last; the next to go is the one that was used longest ago.
    expect(rowsFor('6h')).toBe(1);
    expect(rowsFor('1h')).toBe(2);
    expect(rowsFor('6h')).toBe(1);
    expect(rowsFor('24h')).toBe(2);
  });

  it('forgets what is older than 30 days as time goes by', async () => {
    const { clock, keep, test, now } = given();
    keep(aSeries(), counts(9, now - 30 * DAY), counts(2, now));
    expect(test(prompt).readings).toBe(2);
    await clock.advance(1);
    expect(test(prompt).readings).toBe(1);
  });

  it('says why it cannot be watched, that the account is gone, or that the disk refuses', () => {
    const { backTests, store } = given();
    const never = aRule({ compare: 'fall' });
    expect(backTests.back_test({ accountId, rule: never, member: '' })).toMatchObject({
      failure: { kind: 'invalid-input', fields: [{ message: expect.stringContaining('fall') }] },
    });
    const gone = { accountId: 'bbbbbbbb-0000-4000-8000-000000000000', rule: prompt, member: '' };
    expect(backTests.back_test(gone)).toMatchObject({ failure: { kind: 'not-found' } });
    store.refuse('the disk is gone');
    expect(backTests.back_test({ accountId, rule: prompt, member: '' })).toMatchObject({ failure: { kind: 'disk' } });
  });
});

describe('the members of a group', () => {
  it('are those that were watched or only named, in the order of the alphabet, those of the figure before others when too many', () => {
    const options = { folder: temporaryFolder(), accountId, clock: fakeClock(), log: fakeLog() };
    const { store } = openAccountStore(options);
    let named: readonly string[] = [];
    const backTests = createBackTests(
      options.clock,
      { get: () => ({ store, poller: { members: (by) => (by === 'username' ? named : []) } }) },
      () => INTERVAL,
    );
    const list = (metric: Rule['metric']) =>
      backTests.list_members({ accountId, by: 'username', metric, window: '24h' });
    const keep = (...all: readonly Series[]) =>
      store.record(change({ samples: all.map((series) => ({ series, sample: counts(1, 1) })) }));
    expect(list('bounce_rate')).toEqual({ ok: true, data: [] });
    keep(
      ...['shop', 'Ärzte', 'crm', ''].map((member) => aSeries({ by: 'username', member })),
      aSeries({ by: 'username', member: 'crm', metric: 'spam_rate' }),
      aSeries({ by: 'domain', member: 'shop.example' }),
      aSeries(),
    );
    expect(list('spam_rate')).toEqual({ ok: true, data: ['Ärzte', 'crm', 'shop'] });
    named = ['shop', 'backup'];
    expect(list('spam_rate')).toEqual({ ok: true, data: ['Ärzte', 'backup', 'crm', 'shop'] });
    keep(
      ...Array.from({ length: 999 }, (_, n) =>
        aSeries({ by: 'username', member: `z${String(n).padStart(3, '0')}`, metric: 'spam_rate' }),
      ),
    );
    const spam = list('spam_rate');
    expect(spam).toMatchObject({ ok: true, data: expect.arrayContaining(['crm', 'z000', 'z998']) });
    expect('ok' in spam && spam.ok && spam.data).toHaveLength(1000);
    expect('ok' in spam && spam.ok && spam.data).not.toContain('shop');
    store.close();
  });
});
