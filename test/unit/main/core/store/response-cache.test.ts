import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../../src/main/core/store/database.ts';
import { MIGRATIONS } from '../../../../../src/main/core/store/migrations.ts';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import { responseCacheIn } from '../../../../../src/main/core/store/response-cache.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';

const DAY = 86_400_000;
const ACCOUNT = '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10';

describe('the response cache', () => {
  const open = () =>
    openAccountStore({ folder: temporaryFolder(), accountId: ACCOUNT, clock: { now: () => 0 }, log: fakeLog() }).store;

  it('are found by action and input, the last one of each', () => {
    const store = open();
    store.cacheResponse('a', '{}', [1], 1);
    store.cacheResponse('a', '{}', [2], 2);
    store.cacheResponse('a', '{"x":1}', [3], 3);
    expect(store.cachedResponse('a', '{}')).toEqual({ value: [2], at: 2 });
    expect(store.cachedResponse('a', '{"x":1}')).toEqual({ value: [3], at: 3 });
    expect(store.cachedResponse('b', '{}')).toBeUndefined();
    store.close();
  });

  it('are forgotten after 90 days', () => {
    const store = open();
    store.cacheResponse('a', 'old', 1, 0);
    store.cacheResponse('a', 'new', 2, 91 * DAY);
    expect(store.cachedResponse('a', 'old')).toBeUndefined();
    store.close();
  });

  it('are forgotten after 90 days also where nothing was read since', () => {
    const clock = { now: () => 89 * DAY };
    const { store } = openAccountStore({ folder: temporaryFolder(), accountId: ACCOUNT, clock, log: fakeLog() });
    store.cacheResponse('a', '{}', 1, 0);
    store.deleteExpired();
    expect(store.cachedResponse('a', '{}')).toEqual({ value: 1, at: 0 });
    clock.now = () => 91 * DAY;
    store.deleteExpired();
    expect(store.cachedResponse('a', '{}')).toBeUndefined();
    store.close();
  });

  it('take no more room than they may, the oldest going first, and none alone more than it may', () => {
    const file = join(temporaryFolder(), 'answers.sqlite');
    const { database } = openDatabase(file, MIGRATIONS, 0);
    const answers = responseCacheIn(database, fakeLog(), { all: 32_000, one: 4_000 });
    answers.put('a', 'huge', 'é'.repeat(2_000), 1);
    expect(answers.get('a', 'huge')).toBeUndefined();
    for (let n = 0; n < 12; n += 1) answers.put('a', `${n}`, 'é'.repeat(1_500), n);
    const kept = Array.from({ length: 12 }, (_, n) => answers.get('a', `${n}`) !== undefined);
    expect(kept).toEqual([false, false, ...Array.from({ length: 10 }, () => true)]);
    database.close();
  });
});
