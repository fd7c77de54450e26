import PQueue from 'p-queue';
import type { Account } from '../../../shared/account.ts';
import type { Incident, Rule } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import type { WatchSnapshot } from '../alerting/account-snapshot.ts';
import type { Client } from '../api/client.ts';
import { pause } from '../api/time-limit.ts';
import type { Clock, Log } from '../ports.ts';
import type { BufferedStore } from '../store/buffered-store.ts';
import { delayAfter } from './back-off.ts';
import { collectSamples, unwatchedPoll } from './collect-samples.ts';
import { createDailyTotals } from './daily-totals.ts';
import { createFreshness, freshnessLines } from './freshness.ts';
import { usersPerQuery } from './per-user-queries.ts';
import { createPollResults, type PollResults } from './poll-results.ts';
import { planLines } from './query-plan-text.ts';
import { createQueryRunner, type QueryRunner } from './query-runner.ts';
import { createRecentPolls, type RecentPolls } from './recent-polls.ts';

const CALLS_AT_A_TIME = 3;
/** Added to a timer so that what is due at its end really is due. */
const TIMER_MARGIN_MS = 1_000;
/**
 * How often and how long a poll waits for another program that holds the store, such as a backup. Longer is an outage.
 */
const HELD_PAUSES = 4;
const HELD_PAUSE_MS = 500;
/** After waking, network and keyring need some time before their errors mean anything. */
const QUIET_AFTER_WAKING_MS = 30_000;

export interface PollerOptions {
  readonly account: () => Account;
  readonly client: Pick<Client, 'call'>;
  readonly store: BufferedStore;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly rules: () => readonly Rule[];
  readonly intervalMs: () => number;
  /** The permissions of the API key; undefined until they have been read. */
  readonly permissions: () => readonly string[] | undefined;
  readonly log: Log;
  readonly onChange: (snapshot: WatchSnapshot) => void;
  /** Called when the poll plan or the time of SMTP2GO's newest event has changed. */
  readonly onAsked: (asked: Partial<Pick<AccountStatus, 'plan' | 'newestEventAt'>>) => void;
  /** Called when the store has new notifications, or an incident that was notified has ended. */
  readonly onDeliveries: () => void;
  /** Called after each poll, with or without data; not when paused, asleep or cancelled. */
  readonly onPolled?: (snapshot: WatchSnapshot) => void;
  /** Called after a new incident has been stored. */
  readonly onOpened?: (incident: Incident) => void;
}

/** Polls one account (design: alerts.md, "Poll plan"). */
export interface Poller {
  /** Continues where the last run ended, and polls at once unless the account is paused. */
  readonly start: () => void;
  /** Cancels the poll in flight; the store is not touched afterwards. */
  readonly stop: () => void;
  /**
   * Polls at once, including queries that were given up after a refusal. Joins a poll in flight. Sends no query while
   * paused.
   */
  readonly checkNow: () => Promise<void>;
  /** Like checkNow, but cancels a poll in flight, which uses the old key. */
  readonly keyReplaced: () => Promise<void>;
  readonly suspended: () => void;
  readonly resumed: () => void;
  readonly setPaused: (isPaused: boolean) => void;
  readonly applyCommand: PollResults['applyCommand'];
  /** Members of a group that SMTP2GO has named in this run, including those no rule watches. */
  readonly members: QueryRunner['members'];
  /** The last polls, for diagnostics. */
  readonly recentPolls: RecentPolls['all'];
}

const isSame = (before: readonly Rule[], after: readonly Rule[]): boolean =>
  before === after || JSON.stringify(before) === JSON.stringify(after);

export function createPoller(options: PollerOptions): Poller {
  const { client, store, clock, random, rules, intervalMs, log } = options;
  const accountId = options.account().id;
  const results = createPollResults({ ...options, accountId });
  const history = createDailyTotals(store, clock);
  const recentPolls = createRecentPolls(clock);
  const queryRunner = createQueryRunner(recentPolls.recording(client), new PQueue({ concurrency: CALLS_AT_A_TIME }));
  const freshness = createFreshness(
    (from, to) => queryRunner.newest(from, to, underWay.signal),
    (newestEventAt) => options.onAsked({ newestEventAt }),
  );
  let shownPlan = '';
  /** How many members the last poll left out. */
  let leftOut = 0;
  /** `refused`: SMTP2GO does not accept the key; polling stops until the person acts. */
  let mode: 'off' | 'watching' | 'refused' | 'asleep' | 'paused' = 'off';
  let polling: Promise<void> | undefined;
  let isFilling = false;
  let underWay = new AbortController();
  let cancelTimer = (): void => {};

  const showPlan = (): void => {
    const queries = queryRunner.plan(rules(), clock.now());
    const bounds = { usersPerQuery: usersPerQuery(queries, intervalMs()), leftOut };
    const plan = [...planLines(queries, rules(), bounds), ...freshnessLines(options.permissions())];
    const isShown = JSON.stringify(plan) === shownPlan;
    shownPlan = JSON.stringify(plan);
    if (!isShown) options.onAsked({ plan });
  };

  /** Waits, without blocking, until no other program holds the store, but not for long. */
  const waitWhile = async (isHeld: () => boolean, signal: AbortSignal): Promise<void> => {
    for (let pauses = 0; pauses < HELD_PAUSES && !signal.aborted && isHeld(); pauses += 1)
      await pause(clock, HELD_PAUSE_MS, signal);
  };

  const poll = async (signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return;
    await waitWhile(() => store.connect() === 'held', signal);
    if (signal.aborted) return;
    const watched = rules();
    const at = clock.now();
    results.resumeLate(at);
    const interval = intervalMs();
    recentPolls.begin();
    showPlan();
    results.showWatch({ isChecking: true, nextAt: undefined });
    const request = { rules: watched, activeSeries: results.activeSeries(), now: at, intervalMs: interval };
    const outcomes = await queryRunner.poll(request, signal);
    if (signal.aborted) return;
    await waitWhile(store.isHeld, signal);
    if (signal.aborted) return;
    const seen = collectSamples(outcomes, watched, results.activeSeries(), at, interval);
    const isSaved = results.record(seen, watched, { isChecking: false, checkedAt: clock.now() });
    recentPolls.end(isSaved ? seen.outcome.kind : `${seen.outcome.kind}, not stored`);
    // One of the callbacks above may have stopped this poller.
    if (signal.aborted) return;
    tellPolled();
    const { outcome } = seen;
    if (outcome.kind !== 'ok') log.warn(`polling: no data of account ${accountId}: ${outcome.kind}`);
    leftOut = seen.leftOut;
    if (leftOut > 0) log.warn(`polling: left out ${leftOut} series of account ${accountId}: too many to watch`);
    showPlan();
    const failedPolls = results.failedPolls();
    const delayMs = delayAfter(outcome, { failedPolls, intervalMs: interval, chance: random(), now: clock.now() });
    if (delayMs === undefined && isSaved) mode = 'refused';
    // Poll again at once if the rules changed during the poll.
    else if (outcome.kind === 'ok' && !isSame(watched, rules())) pollIn(0);
    else pollIn(Math.round(delayMs ?? interval));
    if (outcome.kind !== 'ok') return;
    beside('reading the newest event', freshness.look(options.permissions(), clock.now()));
    if (isSaved) beside('filling past days', fillHistory(signal));
  };

  /** A mistake in what follows a poll does not make its data wrong. */
  const tellPolled = (): void => {
    try {
      options.onPolled?.(results.snapshot());
    } catch (error) {
      log.error(`polling: what follows a check of account ${accountId} failed`, error);
    }
  };

  /** Work that a poll does not wait for. If it fails, the poll's data stays. */
  const beside = (what: string, work: Promise<void>): void => {
    work.catch((error: unknown) => log.error(`polling: ${what} of account ${accountId} failed`, error));
  };

  const fillHistory = async (signal: AbortSignal): Promise<void> => {
    if (isFilling) return;
    isFilling = true;
    const filled = await history
      .fill((query) => queryRunner.once(query, signal))
      .finally(() => {
        isFilling = false;
      });
    if (signal.aborted) return;
    if (filled.failure)
      log.info(`polling: could not fill all past days of account ${accountId}: ${filled.failure.kind}`);
    if (filled.keptDays > 0) results.showDays(clock.now());
  };

  const pollNow = (): Promise<void> => {
    if (polling) return polling;
    cancelTimer();
    const { signal } = underWay;
    const promise = Promise.resolve()
      .then(() => poll(signal))
      .catch((error: unknown) => {
        log.error(`polling: a check of account ${accountId} failed`, error);
        if (!signal.aborted) continueAfterMistake();
      })
      .finally(() => {
        if (polling === promise) polling = undefined;
      });
    polling = promise;
    return promise;
  };

  const pollIn = (delayMs: number): void => {
    cancelTimer();
    cancelTimer = clock.after(delayMs, () => void pollNow());
    results.showWatch({ nextAt: clock.now() + delayMs });
  };

  /** Keeps polling, and records no data rather than a good poll, so that a lasting mistake becomes an incident. */
  const continueAfterMistake = (): void => {
    const mistake = { kind: 'mistake' } as const;
    const watch = { isChecking: false, checkedAt: clock.now() };
    recentPolls.end('a mistake of Relaywatch');
    pollIn(intervalMs());
    try {
      const gap = unwatchedPoll(mistake, rules(), results.activeSeries(), clock.now(), intervalMs());
      results.record({ ...gap, failure: mistake }, rules(), watch);
    } catch (error) {
      // The same mistake may be in the way; then it is only shown.
      log.error(`polling: could not record the failed check of account ${accountId}`, error);
      results.showWatch({ ...watch, outcome: mistake, failure: mistake });
    }
    tellPolled();
  };

  /** Cancels the poll in flight; its responses are ignored. */
  const halt = (): void => {
    cancelTimer();
    recentPolls.end('cancelled');
    underWay.abort();
    underWay = new AbortController();
    polling = undefined;
  };

  const standDown = (why: 'asleep' | 'paused'): void => {
    halt();
    mode = why;
    showPlan();
    const gap = unwatchedPoll({ kind: why }, rules(), results.activeSeries(), clock.now(), intervalMs());
    results.record(gap, rules(), { isChecking: false, nextAt: undefined });
  };

  const watch = (): Promise<void> => {
    mode = 'watching';
    queryRunner.reset();
    return pollNow();
  };

  const checkNow = async (): Promise<void> => {
    // While paused no query is sent, but incidents that changed rules no longer cover are closed.
    if (mode === 'paused') standDown('paused');
    else if (mode !== 'off') await watch();
  };

  return {
    start: () => {
      if (mode !== 'off') return;
      results.resume(rules(), clock.now());
      if (options.account().paused) standDown('paused');
      else void watch();
    },
    stop: () => {
      halt();
      mode = 'off';
    },
    checkNow,
    keyReplaced: () => {
      halt();
      return checkNow();
    },
    suspended: () => {
      if (mode === 'watching') standDown('asleep');
    },
    resumed: () => {
      if (mode !== 'asleep' && mode !== 'watching') return;
      halt();
      mode = 'watching';
      pollIn(QUIET_AFTER_WAKING_MS);
    },
    applyCommand: (incidentId, command, at) => {
      const applied = results.applyCommand(incidentId, command, at);
      // Polling has stopped, but the reminder after the snooze is still due. This poll sends no query that was refused.
      if (applied.ok && command.kind === 'snoozed' && mode === 'refused') {
        cancelTimer();
        cancelTimer = clock.after(Math.max(0, command.until - clock.now()) + TIMER_MARGIN_MS, () => void pollNow());
      }
      return applied;
    },
    members: queryRunner.members,
    recentPolls: recentPolls.all,
    setPaused: (isPaused) => {
      if (mode === 'off' || (mode === 'paused') === isPaused) return;
      if (isPaused) standDown('paused');
      else void watch();
    },
  };
}
