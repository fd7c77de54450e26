import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetsIn } from '../../../../../../src/shared/actions/suppression.ts';
import { type Answers, actionRuns } from '../../../../../fakes/actions.ts';
import { answer, connectionError } from '../../../../../fakes/http.ts';

const added: Answers['suppression/add'] = ({ email_address, block_description }) => ({
  added: true,
  email_address,
  block_description,
});
const refusal = () => answer(400, { data: { error: 'Bad address', error_code: 'E_ApiResponseCodes.API_EXCEPTION' } });
const notListed: Answers['suppression/view'] = () => ({ total_results: 0, results: [] });
const listed: Answers['suppression/view'] = ({ email_address }) => ({
  total_results: 1,
  results: [{ email_address, reason: 'manual', timestamp: '2026-03-04 09:12:44' }],
});
const many = (count: number) => Array.from({ length: count }, (_, index) => `r${index}@b.example`);
const permissions: Answers['api_keys/permissions'] = () => ['*'];

describe('suppression_add', () => {
  it('makes one call for each, in the wire’s names, a domain without its @', async () => {
    const { answerOf, calls } = actionRuns({ 'suppression/add': added });
    const { data } = await answerOf('suppression_add', {
      email_address: 'a@b.example, @c.example\nd@e.example;A@B.example',
      description: 'Left the company',
      subaccount_id: 'Kd93bz',
    });
    expect(data).toEqual({ succeeded: ['A@B.example', 'c.example', 'd@e.example'], failed: [] });
    expect(calls.map(({ request }) => request)).toEqual(
      data.succeeded.map((email_address) => ({
        email_address,
        block_description: 'Left the company',
        subaccount_id: 'Kd93bz',
      })),
    );
  });

  it.each([
    ['an address where domains are meant', { email_address: ['a@b.example'], type: 'DOMAIN' }, 'type'],
    ['a domain where addresses are meant', { email_address: '@b.example', type: 'EMAIL' }, 'type'],
    ['what is neither', { email_address: 'j@@b.example nonsense' }, 'email_address'],
    ['nothing', { email_address: ' , ' }, 'email_address'],
    ['an empty list', { email_address: [] }, 'email_address'],
    ['more than 10,000', { email_address: many(10_001) }, 'email_address'],
  ])('refuses %s without any call', async (_name, input, path) => {
    const { failureOf, calls } = actionRuns({});
    expect(await failureOf('suppression_add', input)).toMatchObject({ kind: 'invalid-input', fields: [{ path }] });
    expect(calls).toEqual([]);
  });

  it('does the rest where some are neither an address nor a domain, and lists those', async () => {
    const { answerOf } = actionRuns({ 'suppression/add': added });
    const { data, notes } = await answerOf('suppression_add', {
      email_address: ['a@b.example', 'john@doe@b.example', 'nonsense', 'c@b.example\u200b', 'ze\u200bro@b.example'],
    });
    expect(data).toEqual({
      succeeded: ['a@b.example', 'c@b.example'],
      failed: ['john@doe@b.example', 'nonsense', 'ze\u200bro@b.example'].map((email_address) => ({
        email_address,
        outcome: 'refused',
        reason: 'Neither an address nor a domain.',
      })),
    });
    expect(notes[0]).toContain('3 entries of 5 failed');
  });

  it('names an entry that nobody could see by its code', async () => {
    const { failureOf } = actionRuns({});
    expect(await failureOf('suppression_add', { email_address: ['x\u200by', 'a\u202eb'] })).toMatchObject({
      fields: [{ message: 'Neither an address nor a domain: xU+200By, aU+202Eb.' }],
    });
  });

  it('asks before a plain domain that got mail is blocked for everybody', async () => {
    const answers: Answers = {
      'suppression/add': added,
      'activity/search': ({ search_recipient }) => ({
        total_events: search_recipient === '@mail.example' ? 12 : 0,
        events: [],
      }),
    };
    const input = { email_address: 'ann@b.example, mail.example, jane.doe' };
    const { failureOf, calls } = actionRuns(answers);
    expect(await failureOf('suppression_add', input)).toEqual({
      kind: 'confirmation-needed',
      facts: [
        'mail.example is a domain that got mail in the last 30 days (12 events).',
        'Nobody at a suppressed domain gets mail any more.',
      ],
      phrase: 'mail.example',
    });
    expect(calls.map(({ path }) => path)).toEqual(['activity/search', 'activity/search']);
    const confirmed = await actionRuns(answers).answerOf('suppression_add', input, 'mail.example');
    expect(confirmed.data.succeeded).toEqual(['ann@b.example', 'mail.example', 'jane.doe']);
  });

  it.each(['mail.example', 'see https://mail.example/unsubscribe?u=ann@c.example', 'http://mail.example:8080'])(
    'asks about the domain in %s',
    async (text) => {
      const { failureOf } = actionRuns({ 'activity/search': () => ({ total_events: 3, events: [] }) });
      expect(await failureOf('suppression_add', { email_address: `ann@c.example ${text}` })).toMatchObject({
        phrase: 'mail.example',
      });
    },
  );

  it.each([
    ['written with an @', { email_address: '@mail.example' }],
    ['written both ways', { email_address: 'mail.example @mail.example' }],
    ['said to be one', { email_address: 'mail.example', type: 'DOMAIN' as const }],
  ])('does not ask about a domain that is %s', async (_name, input) => {
    const { answerOf } = actionRuns({ 'suppression/add': added });
    expect((await answerOf('suppression_add', input)).data.succeeded).toEqual(['mail.example']);
  });

  it('asks about a plain domain whose mail can’t be seen, and about many without a look', async () => {
    const blind = actionRuns({
      'activity/search': () => answer(403, { data: { error: 'no' } }),
      'api_keys/permissions': permissions,
    });
    expect(await blind.failureOf('suppression_add', { email_address: 'mail.example' })).toMatchObject({
      facts: ['Whether mail.example got mail lately could not be seen.', expect.any(String)],
    });
    const many = actionRuns({});
    const domains = Array.from({ length: 21 }, (_, index) => `d${index}.example`);
    expect(await many.failureOf('suppression_add', { email_address: domains })).toMatchObject({
      facts: ['21 entries are domains, such as d0.example.', expect.any(String)],
    });
    expect(many.calls).toEqual([]);
  });

  it('takes both where both are meant', async () => {
    const { answerOf } = actionRuns({ 'suppression/add': added });
    const { data } = await answerOf('suppression_add', { email_address: ['a@b.example', '@c.example'], type: 'ALL' });
    expect(data.succeeded.length).toBe(2);
  });

  it('makes four calls at once, tells how far it is, and waits for the limits of speed', async () => {
    const { answerOf, clock, mostAtOnce, progress } = actionRuns({ 'suppression/add': added });
    const begun = clock.now();
    const { data } = await answerOf('suppression_add', { email_address: many(500) });
    expect(data).toEqual({ succeeded: many(500), failed: [] });
    expect([mostAtOnce(), progress.at(-1)]).toEqual([4, [500, 500]]);
    // 120 a minute.
    expect(clock.now() - begun).toBeGreaterThanOrEqual(4 * 60_000);
  });

  it('says of each that failed why, and a second run with those goes on', async () => {
    let isBad = true;
    const { answerOf, calls } = actionRuns({
      'suppression/add': (request, nth) =>
        isBad && request['email_address'] === 'r1@b.example' ? refusal() : added(request, nth),
      'api_keys/permissions': permissions,
    });
    const first = await answerOf('suppression_add', { email_address: many(3) });
    expect(first.data).toEqual({
      succeeded: ['r0@b.example', 'r2@b.example'],
      failed: [
        { email_address: 'r1@b.example', outcome: 'refused', reason: 'SMTP2GO refused this (400). Bad address' },
      ],
    });
    expect(first.notes).toEqual(['1 entry of 3 failed; run it again with those to go on.']);
    isBad = false;
    const before = calls.length;
    const again = await answerOf('suppression_add', {
      email_address: first.data.failed.map(({ email_address }) => email_address),
    });
    expect([again.data.succeeded, calls.length - before]).toEqual([['r1@b.example'], 1]);
  });

  it('stops after ten refusals in a row: they count against the account', async () => {
    const { answerOf, calls } = actionRuns({
      'suppression/add': (request, nth) => (nth === 0 ? added(request, nth) : refusal()),
      'api_keys/permissions': permissions,
    });
    const { data } = await answerOf('suppression_add', { email_address: many(100) });
    expect(data.succeeded).toEqual(['r0@b.example']);
    expect(data.failed.length).toBe(99);
    expect(data.failed.at(-1)).toMatchObject({ outcome: 'not_tried' });
    // Three more were under way by then.
    expect(calls.filter(({ path }) => path === 'suppression/add').length).toBeLessThanOrEqual(14);
  });

  it('ends at what stands in the way of all of them, and tries the rest no more', async () => {
    const { answerOf, calls } = actionRuns({
      'suppression/add': (request, nth) => (nth < 5 ? added(request, nth) : connectionError('ECONNREFUSED')),
    });
    const { data } = await answerOf('suppression_add', { email_address: many(50) });
    expect([data.succeeded.length, data.failed.length]).toEqual([5, 45]);
    expect(data.failed[0]).toMatchObject({ outcome: 'not_tried', reason: 'SMTP2GO cannot be reached' });
    expect(calls.length).toBeLessThanOrEqual(9);
  });

  it('fails as a whole when nothing was done for one reason', async () => {
    const denied = () =>
      answer(400, { data: { error: 'No', error_code: 'E_ApiResponseCodes.ENDPOINT_PERMISSION_DENIED' } });
    const { failureOf, calls } = actionRuns({ 'suppression/add': denied });
    expect(await failureOf('suppression_add', { email_address: many(50) })).toMatchObject({
      kind: 'permission-missing',
      endpoint: '/suppression/add',
    });
    expect(calls.length).toBeLessThanOrEqual(4);
  });

  it('fails when the only one failed', async () => {
    const { failureOf } = actionRuns({ 'suppression/add': refusal, 'api_keys/permissions': permissions });
    expect(await failureOf('suppression_add', { email_address: 'a@b.example' })).toMatchObject({ text: 'Bad address' });
  });

  it('looks at the list once after a lost answer: what is on it is done', async () => {
    const { answerOf, calls } = actionRuns({
      'suppression/add': () => connectionError('ECONNRESET'),
      'suppression/view': listed,
    });
    const { data } = await answerOf('suppression_add', { email_address: 'a@b.example' });
    expect(data).toEqual({ succeeded: ['a@b.example'], failed: [] });
    expect(calls.map(({ path }) => path)).toEqual(['suppression/add', 'suppression/view']);
  });

  it('lists what is not there after a lost answer as unknown, and sends nothing twice', async () => {
    const { answerOf, calls } = actionRuns({
      'suppression/add': (request, nth) => (nth === 1 ? answer(502, '') : added(request, nth)),
      'suppression/view': notListed,
    });
    const { data } = await answerOf('suppression_add', { email_address: many(3) });
    expect(data.failed).toEqual([
      {
        email_address: 'r1@b.example',
        outcome: 'unknown',
        reason: expect.stringContaining('r1@b.example is not on the list.'),
      },
    ]);
    expect(calls.filter(({ path }) => path === 'suppression/add').length).toBe(3);
  });

  it('takes one that was blocked before as done', async () => {
    const { answerOf } = actionRuns({ 'suppression/add': () => ({ added: false }), 'suppression/view': listed });
    expect((await answerOf('suppression_add', { email_address: 'a@b.example' })).data.succeeded).toEqual([
      'a@b.example',
    ]);
  });

  it('reports what was done before it was cancelled', async () => {
    const runs = actionRuns({
      'suppression/add': (request, nth) => {
        if (nth === 20) runs.abort();
        return added(request, nth);
      },
    });
    const { data } = await runs.answerOf('suppression_add', { email_address: many(100) });
    expect(data.succeeded.length).toBeGreaterThanOrEqual(16);
    expect(data.succeeded.length + data.failed.length).toBe(100);
    expect(data.failed.at(-1)).toMatchObject({ outcome: 'not_tried' });
    expect(runs.calls.length).toBeLessThanOrEqual(24);
  });
});

describe('what is to be blocked', () => {
  it.each([
    ['<ann@c.example>, bob@c.example.', ['ann@c.example', 'bob@c.example']],
    ['"Lee, Ann" <ann@c.example>; Bob <bob@c.example>', ['ann@c.example', 'bob@c.example']],
    ['"ann@c.example"\t"bob@c.example"', ['ann@c.example', 'bob@c.example']],
    ['"ann lee"@c.example bob@c.example', ['"ann lee"@c.example', 'bob@c.example']],
    ['mailto:ann@c.example', ['ann@c.example']],
    ['https://c.example/', ['c.example']],
    ['mail.c.example.', ['mail.c.example']],
    ['user@bücher.example USER@bücher.example', ['USER@bücher.example']],
    ['xxx.yyy.@docomo.example aaa..bbb@docomo.example', ['xxx.yyy.@docomo.example', 'aaa..bbb@docomo.example']],
  ])('%j is understood', (text, names) => {
    const { targets, neither } = targetsIn(text);
    expect([targets.map(({ name }) => name), neither]).toEqual([names, []]);
  });

  it('is the same however it is written down, each once', () => {
    const local = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
    const target = fc
      .tuple(local, fc.boolean())
      .map(([name, isDomain]) => (isDomain ? `@${name}.example` : `${name}@b.example`));
    fc.assert(
      fc.property(
        fc.array(target, { minLength: 1 }),
        fc.constantFrom(',', ' ', '\n', '; ', ',\r\n'),
        (all, between) => {
          const { targets } = targetsIn(all);
          expect(targetsIn(all.join(between))).toEqual({ targets, neither: [] });
          expect(targets.map(({ name }) => name)).toEqual([...new Set(all.map((one) => one.replace(/^@/, '')))]);
        },
      ),
    );
  });
});
