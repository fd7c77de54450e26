import { describe, expect, it } from 'vitest';
import { type Answers, actionRuns } from '../../../../../fakes/actions.ts';
import { connectionError } from '../../../../../fakes/http.ts';

const row = (email_address: string, reason = 'bounce', part: object = {}) => ({
  email_address,
  reason,
  complaint: '',
  block_description: '550 5.1.1 User unknown',
  timestamp: '2026-03-04 09:12:44',
  subject: null,
  ...part,
});
const list = (...results: readonly object[]) => ({ total_results: results.length, continue_token: null, results });

describe('suppression_view', () => {
  it('always sends both days: from before the provider was, to today', async () => {
    const { answerOf, calls } = actionRuns({ 'suppression/view': () => list(row('a@b.example')) });
    const found = await answerOf('suppression_view', {});
    expect(found).toMatchObject({
      total: 1,
      data: [{ email_address: 'a@b.example', timestamp: Date.UTC(2026, 2, 4, 9, 12, 44) }],
    });
    expect(calls[0]?.request).toEqual({
      start_date: expect.stringMatching(/^(1999-12-31|2000-01-01)T/),
      end_date: expect.stringMatching(/^2026-03-0[45]T/),
    });
  });

  it.each([
    ['bounces', 'bounce'],
    ['unsubscribes', 'unsubscribe'],
    ['spam complaints', 'spam'],
    ['manual', 'manual'],
    ['compliance', 'compliance'],
  ] as const)('asks for %s as %s', async (suppression_type, wire) => {
    const { answerOf, calls } = actionRuns({ 'suppression/view': () => list() });
    await answerOf('suppression_view', { suppression_type, email_address: 'a@b.example', subaccount_id: 'Kd93bz' });
    expect(calls[0]?.request).toMatchObject({
      suppression_type: wire,
      email_address: 'a@b.example',
      subaccount_id: 'Kd93bz',
    });
  });

  it('walks pages whose size the provider chooses, and goes on behind them', async () => {
    const { answerOf, calls } = actionRuns({
      'suppression/view': ({ continue_token }) => {
        const page = Number(continue_token ?? 0);
        return {
          total_results: 12,
          continue_token: page < 3 ? String(page + 1) : null,
          results: [0, 1, 2].map((index) => row(`r${page * 3 + index}@b.example`)),
        };
      },
    });
    const first = await answerOf('suppression_view', { limit: 4 });
    expect([first.data.at(-1)?.email_address, first.next, calls.length]).toEqual(['r3@b.example', '4', 2]);
    const second = await answerOf('suppression_view', { limit: 4, offset: 4 });
    expect([second.data[0]?.email_address, calls.length]).toEqual(['r4@b.example', 3]);
  });

  it('reads the list as somebody found it, under another name', async () => {
    const { answerOf } = actionRuns({ 'suppression/view': () => ({ suppressions: [row('a@b.example')] }) });
    expect((await answerOf('suppression_view', {})).data.length).toBe(1);
  });
});

it.each([
  ['user@bücher.example', 'user@xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'bücher.example'],
])('looks for %s in its other spelling too', async (name, listed) => {
  const { answerOf } = actionRuns({
    'suppression/view': ({ email_address }) => (email_address === listed ? list(row(listed)) : list()),
  });
  expect((await answerOf('suppression_view', { email_address: name })).data).toMatchObject([{ email_address: listed }]);
});

it.each(['<zero@c.example>', 'mailto:zero@c.example', 'zero@c.example.', '\u200bzero@c.example'])(
  'takes %j for the address in it',
  async (email) => {
    const { answerOf } = actionRuns({
      'suppression/view': ({ email_address }) =>
        email_address === 'zero@c.example' ? list(row('zero@c.example')) : list(),
      'suppression/remove': ({ email_address, reasons }) => ({
        suppressions: [{ email_address, reason: String(reasons), removed: true }],
      }),
    });
    expect((await answerOf('suppression_view', { email_address: email })).data).toHaveLength(1);
    expect((await answerOf('suppression_remove', { email })).data).toHaveLength(1);
  },
);

it('looks for a domain without its @', async () => {
  const { answerOf, calls } = actionRuns({ 'suppression/view': () => list() });
  await answerOf('suppression_view', { email_address: '@x.example' });
  expect(calls[0]?.request).toMatchObject({ email_address: 'x.example' });
});

describe('suppression_remove', () => {
  const removal: Answers['suppression/remove'] = ({ email_address, reasons }) => ({
    suppressions: (Array.isArray(reasons) ? reasons : []).map((reason) => ({ email_address, reason, removed: true })),
  });

  it('lifts the blocks that exist, by their reasons', async () => {
    const { answerOf, calls } = actionRuns({
      'suppression/view': () => list(row('a@b.example'), row('A@b.example', 'manual'), row('xa@b.example', 'spam')),
      'suppression/remove': removal,
    });
    const { data } = await answerOf('suppression_remove', { email: 'a@b.example', subaccount_id: 'Kd93bz' });
    expect(data).toEqual([
      { email_address: 'a@b.example', reason: 'bounce', removed: true },
      { email_address: 'a@b.example', reason: 'manual', removed: true },
    ]);
    expect(calls.at(-1)?.request).toEqual({
      email_address: 'a@b.example',
      reasons: ['bounce', 'manual'],
      subaccount_id: 'Kd93bz',
    });
  });

  it('names a domain as the list does', async () => {
    const { answerOf, calls } = actionRuns({
      'suppression/view': () => list(row('@b.example', 'manual')),
      'suppression/remove': removal,
    });
    await answerOf('suppression_remove', { domain: 'b.example' });
    expect(calls.at(-1)?.request).toMatchObject({ email_address: '@b.example' });
  });

  it.each([
    { domain: '@b.example' },
    { domain: 'B.example' },
    { domain: 'https://b.example/' },
    { email: '@b.example' },
  ])('takes %j for the domain', async (input) => {
    const { answerOf, calls } = actionRuns({
      'suppression/view': () => list(row('b.example', 'manual')),
      'suppression/remove': removal,
    });
    expect((await answerOf('suppression_remove', input)).data).toHaveLength(1);
    expect(calls.at(-1)?.request).toMatchObject({ email_address: 'b.example' });
  });

  it.each([
    'bounce+a=b@c.example',
    'a&b@c.example',
    'xxx.yyy.@docomo.example',
    'müller@c.example',
    '*@c.example',
    'ann@sub_domain.example',
    'a b@c.example',
  ])('lifts %s, as the list has it', async (email) => {
    const { answerOf } = actionRuns({ 'suppression/view': () => list(row(email)), 'suppression/remove': removal });
    expect((await answerOf('suppression_remove', { email })).data).toMatchObject([{ email_address: email }]);
  });

  it.each([
    ['xn--bcher-kva.example', 'bücher.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('finds %s where the list has %s', async (domain, listed) => {
    const { answerOf, calls } = actionRuns({
      'suppression/view': ({ email_address }) => (email_address === listed ? list(row(listed, 'manual')) : list()),
      'suppression/remove': removal,
    });
    expect((await answerOf('suppression_remove', { domain })).data).toMatchObject([{ email_address: listed }]);
    expect(calls.at(-1)?.request).toMatchObject({ email_address: listed });
  });

  it('says that it is still blocked where nothing was removed', async () => {
    const { failureOf } = actionRuns({
      'suppression/view': () => list(row('a@b.example')),
      'suppression/remove': ({ email_address }) => ({
        suppressions: [{ email_address, reason: 'bounce', removed: false }],
      }),
    });
    expect(await failureOf('suppression_remove', { email: 'a@b.example' })).toMatchObject({
      kind: 'refused-by-provider',
      text: 'a@b.example is still blocked: bounce.',
    });
  });

  it('says what is left where only a part was removed', async () => {
    const { answerOf } = actionRuns({
      'suppression/view': () => list(row('a@b.example'), row('a@b.example', 'manual')),
      'suppression/remove': ({ email_address }) => ({
        suppressions: [
          { email_address, reason: 'bounce', removed: true },
          { email_address, reason: 'manual', removed: false },
        ],
      }),
    });
    expect((await answerOf('suppression_remove', { email: 'a@b.example' })).notes).toEqual([
      'a@b.example is still blocked: manual.',
    ]);
  });

  it('changes nothing where nothing is blocked', async () => {
    const { answerOf, calls } = actionRuns({ 'suppression/view': () => list() });
    expect(await answerOf('suppression_remove', { email: 'a@b.example' })).toMatchObject({
      data: [],
      notes: ['a@b.example was not blocked; nothing was changed.'],
    });
    expect(calls.length).toBe(1);
  });

  it('explains what a complaint means and goes through only with the phrase', async () => {
    const { failureOf, answerOf, calls } = actionRuns({
      'suppression/view': () => list(row('a@b.example', 'spam', { subject: 'Our news' })),
      'suppression/remove': removal,
    });
    const input = { email: 'a@b.example' };
    const failure = await failureOf('suppression_remove', input);
    expect(failure).toMatchObject({
      kind: 'confirmation-needed',
      phrase: 'a@b.example',
      facts: [expect.stringMatching(/reported an e-mail as spam on 2026-03-04 \(Our news\)/), expect.any(String)],
    });
    expect(await failureOf('suppression_remove', input, 'yes')).toEqual(failure);
    expect(calls.every(({ path }) => path === 'suppression/view')).toBe(true);
    expect((await answerOf('suppression_remove', input, 'a@b.example')).data).toMatchObject([{ removed: true }]);
  });

  it('looks once after a lost answer, and does not send it again', async () => {
    const { failureOf, calls } = actionRuns({
      'suppression/view': (_, nth) => (nth === 0 ? list(row('a@b.example')) : list()),
      'suppression/remove': () => connectionError('ECONNRESET'),
    });
    expect(await failureOf('suppression_remove', { email: 'a@b.example' })).toEqual({
      kind: 'outcome-unknown',
      endpoint: '/suppression/remove',
      reason: 'the connection was closed before the answer came (ECONNRESET)',
      now: 'a@b.example is not blocked any more.',
    });
    expect(calls.map(({ path }) => path)).toEqual(['suppression/view', 'suppression/remove', 'suppression/view']);
  });

  it('lifts no block of a kind that has no name', async () => {
    const { failureOf } = actionRuns({ 'suppression/view': () => list(row('a@b.example', 'legal')) });
    expect(await failureOf('suppression_remove', { email: 'a@b.example' })).toMatchObject({
      fields: [{ path: 'email', message: expect.stringContaining('legal') }],
    });
  });

  it.each([[{}], [{ email: 'a@b.example', domain: 'b.example' }]])('takes one of both only: %j', async (input) => {
    const { failureOf, calls } = actionRuns({});
    expect(await failureOf('suppression_remove', input)).toMatchObject({ kind: 'invalid-input' });
    expect(calls).toEqual([]);
  });
});
