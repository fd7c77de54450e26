import { useEffect, useEffectEvent, useState } from 'react';
import type { Rule } from '../../../shared/alert.ts';
import type { BackTest, CallInput } from '../../../shared/bridge.ts';
import { ask, type CallResult } from '../../state/runs.ts';
import { type Asked, askedOf } from '../use-answer.ts';
import { latestOnly } from './latest.ts';

/** A different one triggers a request. */
interface Request {
  readonly subject: string;
  readonly key: string | undefined;
  readonly revalidateOn: number | undefined;
  readonly attempt: number;
}

interface Question {
  readonly subject: string;
  readonly input: CallInput<'back_test'>;
}

interface Held {
  readonly subject: string;
  readonly answer: CallResult<BackTest>;
}

/** The part of a rule that decides about incidents, so not its name or how it notifies. */
export const backTestKey = ({ metric, window, scope, compare, warning, critical, minimum, ...rest }: Rule): string =>
  JSON.stringify([
    ...[metric, window, scope, compare, warning, critical, minimum],
    ...[rest.pendingForMinutes, rest.resolveAt, rest.resolveForMinutes],
  ]);

/**
 * The back-test of a rule, repeated whenever the rule (one at a time, the latest wins) or `revalidateOn` changes. The
 * present answer stays until the next one arrives, unless it is about another series. Without a rule nothing is
 * requested.
 */
export function useBackTest(
  accountId: string,
  rule: Rule | undefined,
  member: string,
  series: string,
  revalidateOn: number | undefined,
): Asked<BackTest> {
  const [held, setHeld] = useState<Held>();
  const [attempt, setAttempt] = useState(0);
  const [put] = useState(() =>
    latestOnly<Question>(async ({ subject, input }) => setHeld({ subject, answer: await ask('back_test', input) })),
  );
  const subject = `${accountId} ${series}`;
  const key = rule && backTestKey(rule);
  const askNow = useEffectEvent((request: Request) => {
    if (rule) put({ subject: request.subject, input: { accountId, rule, member } });
  });
  useEffect(() => askNow({ subject, key, revalidateOn, attempt }), [subject, key, revalidateOn, attempt]);

  const askAgain = () => setAttempt((n) => n + 1);
  if (held?.subject !== subject) return askedOf({ face: 'waiting' }, askAgain);
  const { answer } = held;
  return askedOf(
    answer.ok ? { face: 'ready', data: answer.data } : { face: 'failed', problem: answer.problem },
    askAgain,
  );
}
