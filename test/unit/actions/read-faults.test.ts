import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../src/main/core/api/endpoints/index.ts';
import { type Answers, actionRuns } from '../../fakes/actions.ts';
import { answer, connectionError } from '../../fakes/http.ts';
import { leastInput, READ_ACTIONS } from '../../fixtures/inputs.ts';
import { HONOURED } from './parameters.ts';

const denied = { data: { error: 'No', error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } };

/** What every call meets, what comes of it, and how often a call is made. Changes have theirs in lost-answers.test.ts. */
const FAULTS: readonly (readonly [name: string, meets: () => unknown, kind: string, times: number])[] = [
  ['no network', () => connectionError('ENETUNREACH'), 'offline', 3],
  ['a connection that breaks', () => connectionError('ECONNRESET'), 'offline', 3],
  ['a gateway that speaks for it', () => answer(502, '<html>'), 'refused-by-provider', 3],
  ['what is not JSON', () => answer(200, 'garbage'), 'malformed-reply', 1],
  ['another shape', () => answer(200, { data: 7 }), 'malformed-reply', 1],
  ['no permission', () => answer(400, denied), 'permission-missing', 1],
];

describe.each(READ_ACTIONS)('%s', (id) => {
  it.each(FAULTS)('that meets %s says so, and asks no more than it may', async (_name, meets, kind, times) => {
    const everywhere: Answers = Object.fromEntries(Object.keys(ENDPOINTS).map((path) => [path, meets]));
    const { failureOf, calls } = actionRuns(everywhere);
    expect(await failureOf(id, HONOURED[id]?.base ?? leastInput(id))).toMatchObject({ kind });
    const asked = calls.filter(({ path }) => path !== 'api_keys/permissions' || id === 'api_keys_permissions');
    const questions = new Set(asked.map((call) => JSON.stringify(call)));
    expect(asked.length).toBe(times * questions.size);
  });
});
