import PQueue from 'p-queue';
import type { Account } from '../../../shared/account.ts';
import type { Incident, Rule } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import type { WatchSnapshot } from '../alerting/account-snapshot.ts';
import type { Client } from '../api/client.ts';
import type { Clock, Log } from '../ports.ts';
import type { AccountStore } from '../store/account-store.ts';
import { delayAfter } from './back-off.ts';
import { collectSamples, unwatchedPoll } from './collect-samples.ts';
import { createHistory } from './daily-totals.ts';
import { createFreshness, freshnessLines } from './freshness.ts';
import { usersPerQuery } from './per-user-queries.ts';
import { createPollResults, type PollResults } from './poll-results.ts';
import { planLines } from './query-plan-text.ts';
import { createQueryRunner, type QueryRunner } from './query-runner.ts';

const CALLS_AT_A_TIME = 3;
/** No timer is so exact that what is due at a time is due when it ends. */
const A_SECOND = 1_000;
/** After waking, networks and keyrings need a moment before anything they say means something. */
const QUIET_AFTER_WAKING_MS = 30_000;

export interface PollerOptions {
  readonly account: () => Account;
  readonly client: Pick<Client, 'call'>;
  readonly store: AccountStore;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly rules: () => readonly Rule[];
  readonly intervalMs: () => number;
  /** What the key may do, once known. */
  readonly permissions: () => readonly string[] | undefined;
  readonly log: Log;
  readonly onChange: (snapshot: WatchSnapshot) => void;
  /** What is asked of SMTP2GO has changed, or how fresh its figures are. */
  readonly onAsked: (asked: Partial<Pick<AccountStatus, 'plan' | 'newestEventAt'>>) => void;
  /** There is something stored that the person is to be told, or need not be told any more. */
  readonly onDeliveries: () => void;
  /** A poll has ended, well or badly. Resting and a poll that was dropped are none. */
  readonly onPolled?: (snapshot: WatchSnapshot) => void;
  /** An incident has opened, and is stored. */
  readonly onOpened?: (incident: Incident) => void;
}

/** Watches one account (design: alerts.md, "Poll plan"). */
export interface Poller {
  /** Continues where the last run ended, and polls at once unless the account is paused. */
  readonly start: () => void;
  /** Ends whatever is under way; the store is not touched afterwards. */
  readonly stop: () => void;
  /** A person asks: polls at once, also what had been given up. Joins a poll in flight. Does nothing while paused. */
  readonly checkNow: () => Promise<void>;
  /** As checkNow, but what is under way still goes by the old key and is dropped. */
  readonly keyReplaced: () => Promise<void>;
  readonly suspended: () => void;
  readonly resumed: () => void;
  readonly setPaused: (isPaused: boolean) => void;
  readonly applyCommand: PollResults['applyCommand'];
  /** Members of a group that SMTP2GO has named in this run, whether a rule is about them or not. */
  readonly members: QueryRunner['members'];
}

const isSame = (before: readonly Rule[], after: readonly Rule[]): boolean =>
  before === after || JSON.stringify(before) === JSON.stringify(after);

export function createPoller(options: PollerOptions): Poller {
  const { client, store, clock, random, rules, intervalMs, log } = options;
  const accountId = options.account().id;
  const results = createPollResults({ ...options, accountId });
  const history = createHistory(store, clock);
  const queryRunner = createQueryRunner(client, new PQueue({ concurrency: CALLS_AT_A_TIME }));
  const freshness = createFreshness(
    (from, to) => queryRunner.newest(from, to, underWay.signal),
    (newestEventAt) => options.onAsked({ newestEventAt }),
  );
  let shownPlan = '';
  /** Members that the last poll had no room for. */
  let leftOut = 0;
  /** `refused`: SMTP2GO does not accept the key, and only the person can change that. */
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

  const poll = async (signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return;
    const watched = rules();
    const at = clock.now();
    const interval = intervalMs();
    showPlan();
    results.showWatch({ isChecking: true, nextAt: undefined });
    const request = { rules: watched, activeSeries: results.activeSeries(), now: at, intervalMs: interval };
    const outcomes = await queryRunner.poll(request, signal);
    if (signal.aborted) return;
    const seen = collectSamples(outcomes, watched, results.activeSeries(), at, interval);
    const isSaved = results.record(seen, watched, { isChecking: false, checkedAt: clock.now() });
    // Whoever was just told may have stopped this.
    if (signal.aborted) return;
    options.onPolled?.(results.snapshot());
    const { outcome } = seen;
    if (outcome.kind !== 'ok') log.warn(`polling: no data of account ${accountId}: ${outcome.kind}`);
    leftOut = seen.leftOut;
    if (leftOut > 0) log.warn(`polling: left out ${leftOut} series of account ${accountId}: too many to watch`);
    showPlan();
    const failedPolls = results.failedPolls();
    const delayMs = delayAfter(outcome, { failedPolls, intervalMs: interval, chance: random(), now: clock.now() });
    if (delayMs === undefined && isSaved) mode = 'refused';
    // Rules that changed meanwhile are not to wait for the next poll.
    else if (outcome.kind === 'ok' && !isSame(watched, rules())) pollIn(0);
    else pollIn(Math.round(delayMs ?? interval));
    if (outcome.kind !== 'ok') return;
    void freshness.look(options.permissions(), clock.now());
    void fillHistory(signal);
  };

  const fillHistory = async (signal: AbortSignal): Promise<void> => {
    if (isFilling) return;
    isFilling = true;
    const filled = await history.fill((query) => queryRunner.once(query, signal));
    isFilling = false;
    if (signal.aborted) return;
    if (filled.failure)
      log.info(`polling: could not fill all past days of account ${accountId}: ${filled.failure.kind}`);
    if (filled.keptDays > 0) results.showDays(clock.now());
  };

  const pollNow = (): Promise<void> => {
    if (polling) return polling;
    cancelTimer();
    const { signal } = underWay;
    const mine = Promise.resolve()
      .then(() => poll(signal))
      .catch((error: unknown) => {
        if (!signal.aborted) continueAfterError();
        throw error;
      })
      .finally(() => {
        if (polling === mine) polling = undefined;
      });
    polling = mine;
    return mine;
  };

  const pollIn = (delayMs: number): void => {
    cancelTimer();
    cancelTimer = clock.after(delayMs, () => void pollNow());
    results.showWatch({ nextAt: clock.now() + delayMs });
  };

  /** A mistake of ours must not end the watching, nor look like a good check. */
  const continueAfterError = (): void => {
    const outcome = { kind: 'malformed', detail: 'a mistake of Relaywatch' } as const;
    log.warn(`polling: a check of account ${accountId} ended early: an error in Relaywatch`);
    pollIn(intervalMs());
    results.showWatch({ isChecking: false, checkedAt: clock.now(), outcome });
    options.onPolled?.(results.snapshot());
  };

  /** Drops what is under way: its answers are not looked at any more. */
  const halt = (): void => {
    cancelTimer();
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
    // Other rules may be what is to be checked: what they no longer ask about is over, also while nobody looks.
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
      // Nobody asks SMTP2GO any more, but who wants to hear of it later will: what was refused is not sent again.
      if (applied.ok && command.kind === 'snoozed' && mode === 'refused') {
        cancelTimer();
        cancelTimer = clock.after(Math.max(0, command.until - clock.now()) + A_SECOND, () => void pollNow());
      }
      return applied;
    },
    members: queryRunner.members,
    setPaused: (isPaused) => {
      if (mode === 'off' || (mode === 'paused') === isPaused) return;
      if (isPaused) standDown('paused');
      else void watch();
    },
  };
}
