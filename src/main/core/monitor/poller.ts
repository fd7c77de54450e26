import PQueue from 'p-queue';
import type { Account } from '../../../shared/account.ts';
import type { Incident, Rule } from '../../../shared/alert.ts';
import { type Failure, fail, type Result } from '../../../shared/failure.ts';
import type { Client } from '../api/client.ts';
import type { Archive } from '../archive/archive.ts';
import type { Clock, Log } from '../ports.ts';
import { ask, type Seen } from './ask.ts';
import { createFindings } from './findings.ts';
import { createHistory } from './history.ts';
import { localDay } from './local-days.ts';
import { observe, unseen } from './observe.ts';
import { pauseAfter } from './pace.ts';
import { type PlannedCall, planPoll } from './plan.ts';
import type { WatchSnapshot } from './snapshot.ts';

const CALLS_AT_A_TIME = 3;
/** After waking, networks and keyrings need a moment before anything they say means something. */
const QUIET_AFTER_WAKING_MS = 30_000;

export interface PollerOptions {
  readonly account: () => Account;
  readonly client: Pick<Client, 'call'>;
  readonly archive: Archive;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly rules: () => readonly Rule[];
  readonly intervalMs: () => number;
  readonly log: Log;
  readonly onChange: (snapshot: WatchSnapshot) => void;
  /** There is something stored that the person is to be told. */
  readonly onDeliveries: () => void;
  /** An incident has opened, and is stored. */
  readonly onOpened?: (incident: Incident) => void;
}

/** Watches one account (design: alerts.md, "Poll plan"). */
export interface Poller {
  /** Continues where the last run ended, and polls at once unless the account is paused. */
  readonly start: () => void;
  /** Ends whatever is under way; the archive is not touched afterwards. */
  readonly stop: () => void;
  /** A person asks: polls at once, also what had been given up. Joins a poll in flight. Does nothing while paused. */
  readonly checkNow: () => Promise<void>;
  /** As checkNow, but what is under way still goes by the old key and is dropped. */
  readonly keyReplaced: () => Promise<void>;
  readonly suspended: () => void;
  readonly resumed: () => void;
  readonly setPaused: (isPaused: boolean) => void;
}

/** Whether asking again can only fail until the person acts; errors count against us (smtp2go-api.md 1.5). */
const isFinal = (failure: Failure): boolean =>
  failure.kind === 'permission-missing' ||
  failure.kind === 'key-refused' ||
  failure.kind === 'invalid-input' ||
  (failure.kind === 'refused-by-provider' && failure.status >= 400 && failure.status < 500);

export function createPoller(options: PollerOptions): Poller {
  const { client, archive, clock, random, rules, intervalMs, log } = options;
  const accountId = options.account().id;
  const findings = createFindings({ ...options, accountId });
  const history = createHistory(archive, clock);
  const queue = new PQueue({ concurrency: CALLS_AT_A_TIME });
  /** Endpoints not asked again until the person acts, and what they answered. */
  const givenUp = new Map<PlannedCall['path'], Failure>();
  /** `refused`: SMTP2GO does not accept the key, and only the person can change that. */
  let mode: 'off' | 'watching' | 'refused' | 'asleep' | 'paused' = 'off';
  let polling: Promise<void> | undefined;
  let isFilling = false;
  let underWay = new AbortController();
  let cancelTimer = (): void => {};

  const askOnce = async (call: PlannedCall, signal: AbortSignal): Promise<Result<Seen>> => {
    const answered = givenUp.get(call.path);
    if (answered) return fail(answered);
    const result = await ask(client, call, signal);
    if (signal.aborted) return fail({ kind: 'cancelled' });
    if (!result.ok && isFinal(result.failure)) givenUp.set(call.path, result.failure);
    return result;
  };

  const poll = async (signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return;
    const watched = rules();
    const at = clock.now();
    const interval = intervalMs();
    findings.showWatch({ isChecking: true, nextAt: undefined });
    const calls = planPoll(watched, at, localDay(at, 0).from);
    const answers = await queue.addAll(
      calls.map((call) => async () => ({ call, result: await askOnce(call, signal) })),
    );
    if (signal.aborted) return;
    const seen = observe(answers, watched, findings.tracked(), at, interval);
    const isKept = findings.keep(seen, watched, { isChecking: false, checkedAt: clock.now() });
    // Whoever was just told may have stopped this.
    if (signal.aborted) return;
    const { outcome } = seen;
    if (outcome.kind !== 'ok') log.warn(`Account ${accountId} cannot be seen: ${outcome.kind}`);
    const failedPolls = findings.failedPolls();
    const pauseMs = pauseAfter(outcome, { failedPolls, intervalMs: interval, chance: random(), now: clock.now() });
    if (pauseMs === undefined && isKept) mode = 'refused';
    else pollIn(Math.round(pauseMs ?? interval));
    if (outcome.kind === 'ok') void fillHistory(signal);
  };

  const fillHistory = async (signal: AbortSignal): Promise<void> => {
    if (isFilling) return;
    isFilling = true;
    const filled = await history.fill((call) => queue.add(() => askOnce(call, signal)));
    isFilling = false;
    if (signal.aborted) return;
    if (filled.failure) log.info(`Account ${accountId}: some past days are still missing: ${filled.failure.kind}`);
    if (filled.keptDays > 0) findings.showDays(clock.now());
  };

  const pollNow = (): Promise<void> => {
    if (polling) return polling;
    cancelTimer();
    const { signal } = underWay;
    const mine = Promise.resolve()
      .then(() => poll(signal))
      .finally(() => {
        if (polling === mine) polling = undefined;
      });
    polling = mine;
    return mine;
  };

  const pollIn = (delayMs: number): void => {
    cancelTimer();
    cancelTimer = clock.after(delayMs, () => void pollNow());
    findings.showWatch({ nextAt: clock.now() + delayMs });
  };

  /** Drops what is under way: its answers are not looked at any more. */
  const halt = (): void => {
    cancelTimer();
    underWay.abort();
    underWay = new AbortController();
    polling = undefined;
  };

  const rest = (why: 'asleep' | 'paused'): void => {
    halt();
    mode = why;
    const gap = unseen({ kind: why }, rules(), findings.tracked(), clock.now(), intervalMs());
    findings.keep(gap, rules(), { isChecking: false, nextAt: undefined });
  };

  const watch = (): Promise<void> => {
    mode = 'watching';
    givenUp.clear();
    return pollNow();
  };

  const checkNow = async (): Promise<void> => {
    if (mode !== 'off' && mode !== 'paused') await watch();
  };

  return {
    start: () => {
      if (mode !== 'off') return;
      findings.resume(rules(), clock.now());
      if (options.account().paused) rest('paused');
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
      if (mode === 'watching') rest('asleep');
    },
    resumed: () => {
      if (mode !== 'asleep' && mode !== 'watching') return;
      halt();
      mode = 'watching';
      pollIn(QUIET_AFTER_WAKING_MS);
    },
    setPaused: (isPaused) => {
      if (mode === 'off' || (mode === 'paused') === isPaused) return;
      if (isPaused) rest('paused');
      else void watch();
    },
  };
}
