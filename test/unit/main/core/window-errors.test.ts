import { expect, it } from 'vitest';
import { createWindowErrors } from '../../../../src/main/core/window-errors.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeLog } from '../../../fakes/log.ts';

it('What the window reports is logged, ten times a minute, and what was left out is counted', async () => {
  const clock = fakeClock();
  const log = fakeLog();
  const { report_error: report } = createWindowErrors({ clock, log });
  for (let index = 0; index < 1_000; index += 1) report({ stack: `TypeError: ${index}` });
  expect(log.mistakes).toHaveLength(10);
  expect(log.mistakes[9]).toEqual(['window: its page failed', 'TypeError: 9']);
  await clock.advance(60_000);
  report({ stack: 'TypeError: later' });
  expect(log.mistakes.at(-1)).toEqual(['window: its page failed', 'TypeError: later']);
  expect(log.warnings).toEqual(['window: left out 990 errors of the window: too many in a minute']);
});
