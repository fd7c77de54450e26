import { type Group, type Sample, type Series, seriesKey } from '../../../shared/alert.ts';
import type { Handlers } from '../../../shared/bridge.ts';
import { DAY_MS } from '../../../shared/calendar.ts';
import { fail, ok } from '../../../shared/failure.ts';
import { whyNotWatchable } from '../../../shared/rule-check.ts';
import { backTest } from '../alerting/back-test.ts';
import type { Clock } from '../ports.ts';
import { ACCOUNT_GONE, type AccountLookup } from '../registry.ts';
import type { AccountStore } from '../store/account-store.ts';
import { onDisk } from '../store/disk-errors.ts';

const PERIOD_MS = 30 * DAY_MS;
/** How many series to keep in memory: a person looks at one at a time and may go back to the one before. */
const MOST_KEPT = 4;
/** Nobody can choose from a longer list. */
const MOST_MEMBERS = 1_000;
const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Handlers for back-testing a rule (design: alerts.md, "Try a rule on the past") and for listing the members it could
 * watch.
 */
export type BackTests = Pick<Handlers, 'back_test' | 'list_members'>;

/** The part of an account's runtime that a back-test needs. */
interface BackTestAccount {
  readonly store: AccountStore;
  readonly poller: {
    /** Members that SMTP2GO has named in this run, including those that no rule watches yet. */
    readonly members: (by: Group) => readonly string[];
  };
}

/** `intervalMs` returns the polling interval to assume if there are no samples. */
export function createBackTests(
  clock: Pick<Clock, 'now'>,
  registry: Pick<AccountLookup<BackTestAccount>, 'get'>,
  intervalMs: () => number,
): BackTests {
  const kept = new WeakMap<AccountStore, ReturnType<typeof keepSamples>>();
  const samplesOf = (store: AccountStore) => {
    const keeper = kept.get(store) ?? keepSamples(store);
    kept.set(store, keeper);
    return keeper;
  };

  return {
    back_test: ({ accountId, rule, member }) => {
      const why = whyNotWatchable(rule);
      if (why) return fail({ kind: 'invalid-input', fields: [{ path: 'window', message: why }] });
      const account = registry.get(accountId);
      if (!account) return ACCOUNT_GONE;
      const { metric, window, scope } = rule;
      const series: Series = { metric, window, by: scope.by, member: scope.by === 'account' ? '' : member };
      const to = clock.now();
      const from = to - PERIOD_MS;
      const samples = onDisk(() => samplesOf(account.store)(series, from, to));
      return samples.ok ? ok(backTest(samples.data, rule, { from, to, intervalMs: intervalMs() })) : samples;
    },
    list_members: ({ accountId, by, metric, window }) => {
      const account = registry.get(accountId);
      if (!account) return ACCOUNT_GONE;
      const watched = onDisk(() => account.store.members(by, { metric, window }));
      return watched.ok ? ok(inOrder([...watched.data, ...account.poller.members(by)])) : watched;
    },
  };
}

/** Without duplicates, cut to the first MOST_MEMBERS, then in alphabetical order. */
const inOrder = (members: readonly string[]): readonly string[] =>
  [...new Set(members)].slice(0, MOST_MEMBERS).sort((a, b) => a.localeCompare(b));

/**
 * Caches the samples of the last few series, since every move of a slider back-tests again; later calls read only new
 * samples.
 */
function keepSamples(store: Pick<AccountStore, 'samples'>) {
  const kept = new Map<string, readonly Sample[]>();
  return (series: Series, from: number, to: number): readonly Sample[] => {
    const key = seriesKey(series);
    const known = kept.get(key) ?? [];
    // Read the newest again, in case a later poll with the same time replaced it.
    const lastAt = known.at(-1)?.at ?? from;
    const fresh = store.samples(series, Math.max(from, lastAt), to, ALL);
    const old = known.filter(({ at }) => at >= from && at < lastAt && at <= to);
    const samples = [...old, ...fresh];
    // Move this series to the end and drop the one that was used longest ago.
    kept.delete(key);
    kept.set(key, samples);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return samples;
  };
}
