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
/** A person looks at one series at a time, and may go back to the one before. */
const MOST_KEPT = 4;
/** A longer list is of no use to who chooses from it. */
const MOST_MEMBERS = 1_000;
const ALL = Number.MAX_SAFE_INTEGER;

/** Back-testing a rule (design: alerts.md, "Try a rule on the past"), and whom it could be about. */
export type BackTests = Pick<Handlers, 'back_test' | 'list_members'>;

/** What a back-test needs of its account. */
interface BackTestAccount {
  readonly store: AccountStore;
  readonly poller: {
    /** Whom SMTP2GO has named in this run, about whom there may be no rule yet. */
    readonly members: (by: Group) => readonly string[];
  };
}

/** `intervalMs` goes where no sample tells its own. */
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

/** Each once, in the order of the alphabet; of too many the first. */
const inOrder = (members: readonly string[]): readonly string[] =>
  [...new Set(members)].slice(0, MOST_MEMBERS).sort((a, b) => a.localeCompare(b));

/**
 * Reads the samples of a series once, since a rule is tried anew with every move of a slider; after that only what has
 * come in since.
 */
function keepSamples(store: Pick<AccountStore, 'samples'>) {
  const kept = new Map<string, readonly Sample[]>();
  return (series: Series, from: number, to: number): readonly Sample[] => {
    const key = seriesKey(series);
    const known = kept.get(key) ?? [];
    // The newest is read again: a later poll of the same moment takes its place.
    const lastAt = known.at(-1)?.at ?? from;
    const fresh = store.samples(series, Math.max(from, lastAt), to, ALL);
    const old = known.filter(({ at }) => at >= from && at < lastAt && at <= to);
    const samples = [...old, ...fresh];
    // The one used last goes last, and the first goes.
    kept.delete(key);
    kept.set(key, samples);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return samples;
  };
}
