import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../src/main/core/api/endpoints/index.ts';
import type { Action } from '../../../src/shared/actions/define.ts';
import { ACTIONS, isActionId } from '../../../src/shared/actions/index.ts';
import { type Answers, actionRuns } from '../../fakes/actions.ts';
import { answer } from '../../fakes/http.ts';
import { ACCOUNT } from './account.ts';
import { HONOURED } from './parameters.ts';

const entries: readonly (readonly [string, Action])[] = Object.entries(ACTIONS);
const paths = Object.keys(ENDPOINTS).map((path) => `/${path}`);

/** What every key may call (smtp2go-api.md 1.6). */
const FREE = '/api_keys/permissions';

/** What actions are content to be refused: it adds to their answer, and a note says that it is missing. */
const EXTRAS = [
  '/sms/summary',
  '/stats/email_bounces',
  '/stats/email_cycle',
  '/stats/email_spam',
  '/stats/email_unsubs',
];

const denied = () =>
  answer(400, { data: { error: 'No', error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } });

/** The account for a key that may call these paths and no other. */
const forKey = (permissions: readonly string[]): Answers => ({
  ...Object.fromEntries(Object.keys(ENDPOINTS).map((path) => [path, denied])),
  ...Object.fromEntries(Object.entries(ACCOUNT).filter(([path]) => permissions.includes(`/${path}`))),
  'api_keys/permissions': () => permissions,
});

describe('the table of actions and the table of endpoints', () => {
  it.each(entries)('%s asks for permissions that there are', (_id, { permissions }) => {
    expect(permissions.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('have no endpoint that no action is for', () => {
    const needed = new Set(entries.flatMap(([, { permissions }]) => permissions));
    expect(paths.filter((path) => path !== FREE && !needed.has(path)).toSorted()).toEqual(EXTRAS);
  });
});

/** What makes an action look before it changes something, where it does not always. */
const LOOKS: Readonly<Record<string, object>> = { template_edit: { is_archived: true } };

describe.each(Object.keys(HONOURED).filter(isActionId))('%s', (id) => {
  const { permissions }: Action = ACTIONS[id];
  const input = { ...HONOURED[id]?.base, ...LOOKS[id] };

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
