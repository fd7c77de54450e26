import { expect, it } from 'vitest';
import { enforceRetention } from '../../../../../src/main/core/store/retention.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

function given(answers: readonly (boolean | 'refused' | 'mistaken')[]) {
  const clock = fakeClock();
  const log = fakeLog();
  const start = clock.now();
  const prunedAt: number[] = [];
  const deleteExpired = (): boolean => {
    const answer = answers[prunedAt.length] ?? false;
    prunedAt.push(clock.now() - start);
    if (answer === 'refused') throw new Error('the disk is full');
    if (answer === 'mistaken') throw new TypeError('rows is undefined');
    return answer;
  };
  return { clock, log, prunedAt, end: enforceRetention({ deleteExpired }, clock, log) };
}

it('an account store deletes what has expired soon after the start, a little at a time until nothing is too old, and once a day from then on', async () => {
  const { clock, log, prunedAt, end } = given([true, true, false]);
  await clock.advance(2 * DAY);
  expect(prunedAt).toEqual([MINUTE, MINUTE + 1000, MINUTE + 2000, MINUTE + 2000 + DAY]);
  expect(log.warnings).toEqual([]);
  end();
  expect(clock.waiting()).toBe(0);
});

it('an account store whose disk refuses to delete is left until the next day', async () => {
  const { clock, log, prunedAt } = given(['refused']);
  await clock.advance(DAY + MINUTE);
  expect(prunedAt).toEqual([MINUTE, MINUTE + DAY]);
  expect(log.warnings).toEqual(['store: could not delete what has expired: the disk is full']);
});

it('an account store in which a mistake is made is left until the next day', async () => {
  const { clock, prunedAt } = given(['mistaken']);
  await expect(clock.advance(MINUTE)).rejects.toThrow('rows is undefined');
  await clock.advance(DAY);
  expect(prunedAt).toEqual([MINUTE, MINUTE + DAY]);
});
