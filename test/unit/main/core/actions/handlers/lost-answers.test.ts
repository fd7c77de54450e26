import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../../../../../src/shared/actions/index.ts';
import { type Answers, actionRuns } from '../../../../../fakes/actions.ts';
import { answer, connectionError } from '../../../../../fakes/http.ts';
import type { Change } from './lost-change.ts';
import { SENDER_CHANGES } from './lost-senders.ts';
import { SETTING_CHANGES } from './lost-settings.ts';

const CHANGES = [...SENDER_CHANGES, ...SETTING_CHANGES];

/** A run whose change meets `meets`, and whose looks see `after` from then on. */
function begin({ look, looks, path, before }: Change, meets: () => unknown, after: unknown) {
  const script: Answers = {
    [look]: (_: unknown, nth: number) => (nth < looks ? before : after),
    [path]: meets,
    'api_keys/permissions': () => ['*'],
  };
  const runs = actionRuns(script);
  return { ...runs, sent: () => runs.calls.filter((call) => call.path === path).length };
}

describe.each(CHANGES)('$id', (change) => {
  const { id, input, path, confirmation } = change;

  it.each([
    ['it happened', change.done],
    ['it did not', change.undone],
  ])('is not sent again after a lost answer; a look tells that %s', async (_, [after, now]) => {
    const { failureOf, sent } = begin(change, () => connectionError('ECONNRESET'), after);
    expect(await failureOf(id, input, confirmation)).toEqual({
      kind: 'outcome-unknown',
      endpoint: `/${path}`,
      reason: 'the connection was closed before the answer came (ECONNRESET)',
      now,
    });
    expect(sent()).toBe(1);
  });

  it.each([
    ['a gateway that speaks for it', () => answer(502, '<html>'), { status: 502 }],
    [
      'an answer that is not JSON',
      () => answer(200, 'garbage'),
      { status: 200, reason: expect.stringContaining('JSON') },
    ],
  ])('is unknown after %s, and says no more where the look fails too', async (_, meets, known) => {
    const { failureOf, sent } = begin(change, meets, connectionError('ENETUNREACH'));
    expect(await failureOf(id, input, confirmation)).toEqual({
      kind: 'outcome-unknown',
      endpoint: `/${path}`,
      text: '',
      requestId: undefined,
      ...known,
    });
    expect(sent()).toBe(1);
  });

  it('hands on why it was refused, and was sent once', async () => {
    const refusal = () =>
      answer(400, {
        data: { error: 'No', error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' },
      });
    const { failureOf, sent } = begin(change, refusal, change.before);
    expect(await failureOf(id, input, confirmation)).toMatchObject({
      kind: 'permission-missing',
      endpoint: `/${path}`,
    });
    expect(sent()).toBe(1);
  });

  it('is plainly offline where no connection came to be', async () => {
    const { failureOf } = begin(change, () => connectionError('ECONNREFUSED'), change.before);
    expect(await failureOf(id, input, confirmation)).toMatchObject({ kind: 'offline' });
  });
});

it('every action that changes something is among these, but those that have a test of their own', () => {
  const changing = Object.entries(ACTIONS).flatMap(([id, { effect }]) => (effect === 'read' ? [] : [id]));
  const elsewhere = ['suppression_add', 'suppression_remove'];
  expect([...CHANGES.map(({ id }) => id), ...elsewhere].toSorted()).toEqual(changing.toSorted());
});
