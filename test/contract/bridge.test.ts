import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/main/core/log/log.ts';
import { WINDOW_URL } from '../../src/main/shell/app-protocol.ts';
import { answerCalls } from '../../src/main/shell/ipc.ts';
import { CALL_CHANNEL, CALLS, type CallName, type Handlers } from '../../src/shared/bridge.ts';
import { handled } from '../fakes/electron.ts';
import { type FakeLog, fakeLog } from '../fakes/log.ts';

const NAMES = Object.keys(CALLS) as readonly CallName[]; // the keys of the table are the names

const ID = '0a7f3c52-5a3f-4b34-9d3e-6c1b6a1f0e11';
const KEY = `api-${'A1b2'.repeat(8)}`;

/** One input for each call that it takes. */
const GOOD: { readonly [Name in CallName]?: unknown } = {
  connect_account: { key: KEY, name: 'Northwind', endpoint: { kind: 'region', region: 'eu' } },
  check_now: {},
  forget_account: { accountId: ID, keepData: false },
};

/** Inputs that no call takes, whatever it is. */
const HOSTILE: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['a number', 5],
  ['a text', 'x'],
  ['a list', [{}]],
  ['a function', () => KEY],
  ['another field', { surplus: 1 }],
  ['a key of the prototype', JSON.parse('{"__proto__": {"accountId": "x"}, "constructor": 1}')],
  ['a huge text', { accountId: 'x'.repeat(5_000_000), key: 'x'.repeat(5_000_000), text: 'x'.repeat(5_000_000) }],
  ['numbers that are none', { from: Number.NaN, to: Number.POSITIVE_INFINITY, scrollTop: -1, limit: 1e9 }],
];

describe('the bridge', () => {
  let done: CallName[];
  let log: FakeLog;
  let handlers: Handlers;

  beforeEach(() => {
    done = [];
    log = fakeLog();
    // Only which of them is called matters here; the compiler holds the real ones to the table.
    handlers = Object.fromEntries(NAMES.map((name) => [name, () => void done.push(name)])) as unknown as Handlers;
    answerCalls(handlers, log);
  });

  const frame = { url: WINDOW_URL };
  const ours = { senderFrame: frame, sender: { mainFrame: frame } };
  const call = async (name: unknown, input: unknown, event: unknown = ours) =>
    handled.get(CALL_CHANNEL)?.(event, name, input);

  it.each(Object.entries(GOOD))('answers %s', async (name, input) => {
    await call(name, input);
    expect(done).toEqual([name]);
  });

  it.each(NAMES.flatMap((name) => HOSTILE.map(([what, input]) => ({ name, what, input }))))(
    'refuses $name with $what, and does nothing',
    async ({ name, input }) => {
      await expect(call(name, input)).rejects.toThrow(`Refused: ${name} was called with an input that does not fit`);
      expect(done).toEqual([]);
    },
  );

  it.each(['erase_everything', '__proto__', 'constructor', 'toString', '', undefined, 5, ['start'], 'x'.repeat(1e6)])(
    'knows no call %s',
    async (name) => {
      await expect(call(name, undefined)).rejects.toThrow('there is no such call');
    },
  );

  const foreign = { url: 'https://example.com/' };
  it.each([
    ['another page', { senderFrame: foreign, sender: { mainFrame: foreign } }],
    ['a frame within our page', { senderFrame: { url: WINDOW_URL }, sender: { mainFrame: frame } }],
    ['a page that has gone', { senderFrame: null, sender: { mainFrame: frame } }],
    ...[`${WINDOW_URL}.evil`, WINDOW_URL.replace('relaywatch', 'relaywatch.evil'), 'file:///index.html', ''].map(
      (url): [string, object] => {
        const other = { url };
        return [`the address "${url}"`, { senderFrame: other, sender: { mainFrame: other } }];
      },
    ),
  ])('hears nobody from %s', async (_who, event) => {
    await expect(call('start', undefined, event)).rejects.toThrow('does not come from the Relaywatch window');
    expect(done).toEqual([]);
    expect(log.warnings).toHaveLength(1);
  });

  it('hears our page at any place in it', async () => {
    const at = { url: `${WINDOW_URL}?x=1#top` };
    await call('start', undefined, { senderFrame: at, sender: { mainFrame: at } });
    expect(done).toEqual(['start']);
  });

  it('logs what a call throws, tells the window nothing of it, and goes on', async () => {
    const error = new TypeError('cannot read /home/anna/accounts');
    const failing = () => {
      throw error;
    };
    answerCalls({ ...handlers, copy_text: failing, run_action: async () => failing() }, log);
    const told = 'A mistake in Relaywatch interrupted it. Check whether it was done before you try again.';
    await expect(call('copy_text', { text: 'x' })).rejects.toThrow(told);
    const run = { accountId: ID, id: 'email_search', input: {}, runId: ID };
    await expect(call('run_action', run)).rejects.toThrow(told);
    await expect(call('copy_text', { text: 'x' })).rejects.not.toThrow('anna');
    expect(log.mistakes).toEqual([
      ['ipc: copy_text failed', error],
      ['ipc: run_action failed', error],
      ['ipc: copy_text failed', error],
    ]);
    await call('check_now', {});
    expect(done).toEqual(['check_now']);
  });

  it('keeps the secrets of inputs and answers out of the log', async () => {
    const lines: string[] = [];
    const real = createLog((_level, text) => lines.push(text));
    const made = {
      ok: true,
      data: { data: { username: 'news', email_password: 'made-up horse' }, notes: [], stale: undefined },
    };
    answerCalls({ ...handlers, run_action: () => made as never }, real);
    await call('run_action', { accountId: ID, id: 'users_smtp_add', input: { password: 'typed horse' }, runId: ID });
    real.warn('actions: SMTP2GO said: typed horse is not made-up horse');
    expect(lines).toEqual(['actions: SMTP2GO said: … is not …']);
  });

  it('writes no part of a refused input to the log', async () => {
    const input = { key: KEY, name: '', endpoint: { kind: 'region', region: KEY }, [KEY]: 1 };
    await expect(call('connect_account', input)).rejects.toThrow();
    expect(log.warnings.join()).toContain('endpoint.region');
    expect(log.warnings.join()).not.toContain(KEY);
  });
});
