import { expect, it } from 'vitest';
import { createState } from '../../../../src/main/core/state.ts';
import { fakeLog } from '../../../fakes/log.ts';
import { fakeState } from '../../../fakes/state.ts';

it('A subscriber of the state that throws is logged, and hinders neither the others nor the change', () => {
  const log = fakeLog();
  const state = createState(fakeState().getState(), log);
  const error = new RangeError('invalid time');
  const seen: string[] = [];
  state.subscribe(() => {
    throw error;
  });
  const unsubscribe = state.subscribe((now, before) => seen.push(`${before.keychain.kind} ${now.keychain.kind}`));
  state.setState({ keychain: { kind: 'works' } });
  unsubscribe();
  state.setState({ keychain: { kind: 'untried' } });
  expect(seen).toEqual(['untried works']);
  expect(log.mistakes).toEqual([
    ['app: a subscriber of the state failed', error],
    ['app: a subscriber of the state failed', error],
  ]);
});
