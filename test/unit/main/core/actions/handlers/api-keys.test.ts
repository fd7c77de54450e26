import { describe, expect, it } from 'vitest';
import { type Answers, actionRuns } from '../../../../../fakes/actions.ts';
import { answer, connectionError } from '../../../../../fakes/http.ts';

/** The key that the runs of this file are made with, and its public half. */
const WHOLE = `api-${'A'.repeat(32)}`;
const OWN = WHOLE.slice(0, 16);
const OTHER = 'api-4F1C7A09D2E3';

/** As SMTP2GO lists a key: masked (smtp2go-api.md 1.6). */
const listed = (username: string, description: string) => ({
  api_key: username.padEnd(36, '*'),
  username,
  description,
  status: 'allowed',
});

function given(part: Answers = {}) {
  const runs = actionRuns({
    'api_keys/view': () => [listed(OWN, 'This computer'), listed(OTHER, 'Customer portal')],
    'api_keys/remove': () => [],
    'api_keys/permissions': () => ['*'],
    ...part,
  });
  return {
    ...runs,
    sent: () => runs.calls.filter(({ path }) => path === 'api_keys/remove').map((call) => call.request),
  };
}

const REFUSED = (error: string) => answer(400, { data: { error, error_code: 'E_ApiResponseCodes.API_EXCEPTION' } });

describe('removing the key in use', () => {
  it('says that nothing is watched any more and where a new key comes from, and waits for the phrase', async () => {
    const { failureOf, sent } = given();
    const guard = await failureOf('api_keys_remove', { username: OWN });
    if (guard.kind !== 'confirmation-needed') throw new Error(guard.kind);
    expect(guard.phrase).toBe('stop watching');
    expect(guard.facts.join(' ')).toMatch(
      /^api-A{12} is the key that Relaywatch uses.*nothing is watched any more.*cannot be brought back.*Settings, API Keys/,
    );
    expect(await failureOf('api_keys_remove', { username: OWN }, 'yes')).toEqual(guard);
    expect(sent()).toEqual([]);
  });

  it('is done on the phrase, with the whole key that only the client has', async () => {
    const { answerOf, sent } = given();
    const removed = await answerOf('api_keys_remove', { username: OWN }, 'stop watching');
    expect(removed.data).toEqual({ username: OWN, description: 'This computer', status: 'allowed' });
    expect(removed.notes).toEqual([expect.stringContaining('not watched until it has another key')]);
    expect(sent()).toEqual([{ id: WHOLE }]);
    expect(JSON.stringify(removed)).not.toContain(WHOLE);
  });

  it('is asked too where two keys begin alike, since nobody can tell which of them is in use', async () => {
    const { failureOf, sent } = given({ 'api_keys/view': () => [listed(OWN, 'Twin'), listed(OWN, 'This computer')] });
    expect(await failureOf('api_keys_remove', { username: OWN })).toMatchObject({ kind: 'confirmation-needed' });
    expect(sent()).toEqual([]);
  });

  it('whose answer is lost is recognised by the refusal of the read that follows', async () => {
    const { failureOf } = given({
      'api_keys/view': (_, nth) => (nth === 0 ? [listed(OWN, 'This computer')] : REFUSED('Unknown key')),
      'api_keys/remove': () => connectionError('ECONNRESET'),
      'api_keys/permissions': () => REFUSED('Unknown key'),
    });
    expect(await failureOf('api_keys_remove', { username: OWN }, 'stop watching')).toEqual({
      kind: 'outcome-unknown',
      endpoint: '/api_keys/remove',
      reason: 'the connection was closed before the answer came (ECONNRESET)',
      now: `SMTP2GO no longer accepts ${OWN}.`,
    });
  });
});

describe('removing another key', () => {
  it('needs no phrase, and answers which it was', async () => {
    const { answerOf, calls, sent } = given();
    const removed = await answerOf('api_keys_remove', { username: OTHER, subaccount_id: 'Kd93bz' });
    expect(removed).toMatchObject({ data: { username: OTHER, description: 'Customer portal' }, notes: [] });
    expect(calls[0]?.request).toEqual({ subaccount_id: 'Kd93bz' });
    expect(sent()).toEqual([{ id: OTHER, subaccount_id: 'Kd93bz' }]);
  });

  it('sends nothing for one that is not listed', async () => {
    const { failureOf, sent } = given({ 'api_keys/view': () => [listed(OWN, 'This computer')] });
    expect(await failureOf('api_keys_remove', { username: OTHER })).toMatchObject({ fields: [{ path: 'username' }] });
    expect(sent()).toEqual([]);
  });

  it.each([
    ['plainly', REFUSED('No such key'), { text: expect.stringMatching(/^No such key\. .*the whole key/) }],
    [
      'by its field',
      answer(400, {
        data: {
          error_code: 'E_ApiResponseCodes.NON_VALIDATING_IN_PAYLOAD',
          field_validation_errors: { fieldname: 'id', message: 'Not a key.' },
        },
      }),
      { fields: [{ path: 'id', message: 'Not a key.' }, { message: expect.stringContaining('the whole key') }] },
    ],
  ])('that is refused %s though it was listed says what may be behind it', async (_, refusal, part) => {
    const { failureOf } = given({ 'api_keys/remove': () => refusal });
    expect(await failureOf('api_keys_remove', { username: OTHER })).toMatchObject(part);
  });
});

it.each([WHOLE, 'api-', 'northwind-crm', `${OWN}!`])('%s is no name of a key, and goes nowhere', async (username) => {
  const { failureOf, calls } = given();
  expect(await failureOf('api_keys_remove', { username })).toMatchObject({ fields: [{ path: 'username' }] });
  expect(calls).toEqual([]);
});
