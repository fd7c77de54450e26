import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../src/main/core/api/endpoints/index.ts';
import type { Action } from '../../../src/shared/actions/define.ts';
import { ACTIONS, isActionId } from '../../../src/shared/actions/index.ts';
import { type Answers, actionRuns } from '../../fakes/actions.ts';
import { answer } from '../../fakes/http.ts';
import { DOCUMENTED_ACCOUNT } from '../../fixtures/api.ts';
import { leastInput, READ_ACTIONS } from '../../fixtures/inputs.ts';
import { ACCOUNT } from './account.ts';
import { HONOURED } from './parameters.ts';

const denied = () =>
  answer(400, { data: { error: 'No', error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } });

/** The account for a key that may call these paths and no other. */
const forKey = (permissions: readonly string[]): Answers => ({
  ...Object.fromEntries(Object.keys(ENDPOINTS).map((path) => [path, denied])),
  ...Object.fromEntries(
    Object.entries({ ...DOCUMENTED_ACCOUNT, ...ACCOUNT }).filter(([path]) => permissions.includes(`/${path}`)),
  ),
  'api_keys/permissions': () => permissions,
});

/** What makes an action look before it changes something, where it does not always. */
const LOOKS: Readonly<Record<string, object>> = { template_edit: { is_archived: true } };

describe.each([...new Set([...Object.keys(HONOURED).filter(isActionId), ...READ_ACTIONS])])('%s', (id) => {
  const { permissions }: Action = ACTIONS[id];
  const input = { ...(HONOURED[id]?.base ?? leastInput(id)), ...LOOKS[id] };

  it('does its work for a key that may do what it asks for, and nothing else', async () => {
    const { run, calls } = actionRuns(forKey(permissions));
    expect(await run(id, input)).toMatchObject({ ok: true });
    const sent = calls.map(({ path }) => `/${path}`);
    expect(permissions.filter((path) => !sent.includes(path))).toEqual([]);
  });

  it.each(permissions)('names %s to a key that lacks it', async (path) => {
    const { failureOf } = actionRuns(forKey(permissions.filter((other) => other !== path)));
    expect(await failureOf(id, input)).toMatchObject({ kind: 'permission-missing', endpoint: path });
  });
});
