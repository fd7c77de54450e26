import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import type { Http } from '../../src/main/core/ports.ts';
import { createSettingsFile } from '../../src/main/shell/settings-store.ts';
import { createTypedFile } from '../../src/main/shell/typed-file.ts';
import type { ActionId } from '../../src/shared/actions/index.ts';
import type { Rule } from '../../src/shared/alert.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { answer } from '../fakes/http.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { checksOf } from '../fixtures/checks.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { scriptedSmtp2go } from '../fixtures/scripted-smtp2go.ts';
import { anySecret, random } from '../fixtures/secrets.ts';
import { until } from '../fixtures/until.ts';

/**
 * What people type, what SMTP2GO answers and what watching records goes through the application onto a real disk; then
 * it is erased, and every byte of every file is searched.
 */

const MANY = 1_000;
const MINUTE = 60_000;
const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number, seed: number) =>
  fc.sample(arbitrary, { numRuns, seed });

/** Secrets as they are typed into questions, and the part of each that must be nowhere. */
const TYPED = sample(anySecret, MANY, 20_261_130);
/** Tokens in the addresses of webhooks. */
const TOKENS = sample(random(20, 40), MANY, 7);
/** People, some of whom send mail through the account and are watched. */
const PEOPLE = sample(random(20), MANY, 11).map((name) =>
  `${name.slice(0, 10)}.${name.slice(10)}@erase.example`.toLowerCase(),
);
const SENDERS = PEOPLE.slice(0, 60);
const BOUNCING = SENDERS.slice(0, 10);
/** To whom the mail that bounced was sent. */
const RECIPIENTS = Array.from({ length: 20 }, (_, n) => PEOPLE[n * 7] ?? '');

const WEBHOOKS = TOKENS.map((token, n) => ({
  id: n + 1,
  url: [
    `https://hooks.example/services/T0/B0/${token}`,
    `https://hooks.example/mail?token=${token}`,
    `https://anna:${token}@hooks.example/mail`,
    `https://${token}@hooks.example`,
  ][n % 4],
  events: ['bounce'],
  auth_header_type: 'bearer',
  auth_header_value: token,
}));

/** An account whose mail bounces for a few senders, and whose lists name everybody. */
function smtp2go(now: () => number): Http {
  const calm = scriptedSmtp2go({ now, sentPerHour: 500, bouncesPerHour: 1, spells: [], outages: [] });
  const eventOf = (person: string, n: number) => ({
    event: 'hard-bounced',
    date: new Date(now() - n).toISOString(),
    email_id: `1vTq2K-4CkRnl8Zx3m-${n}`,
    sender: person,
    recipient: RECIPIENTS[n],
    subject: `For ${PEOPLE[(n * 11) % MANY]}`,
    smtp_response: `550 5.1.1 <${RECIPIENTS[n]}>: user unknown`,
  });
  const pageOf = (text = '') => Number(/page(\d+)/.exec(text)?.[1] ?? 0);
  const dataFor = (path: string, input: Readonly<Record<string, string>>): unknown => {
    switch (path) {
      case 'stats/email_history':
        return {
          count: 1,
          history: SENDERS.map((email_address) => ({
            email_address,
            used: 1_000,
            bounces: BOUNCING.includes(email_address) ? 300 : 1,
            rejects: 0,
            spam: 0,
            unsubscribes: 0,
          })),
        };
      case 'activity/search': {
        const person = input['search_sender'] ?? SENDERS[0] ?? '';
        const events = RECIPIENTS.map((_, n) => eventOf(person, n));
        return { total_events: events.length, continue_token: null, events };
      }
      case 'suppression/view': {
        const from = pageOf(input['subaccount_id']) * 100;
        const results = PEOPLE.slice(from, from + 100).map((email_address) => ({ email_address, reason: 'bounce' }));
        return { total_results: results.length, continue_token: null, results };
      }
      case 'webhook/view':
        return WEBHOOKS;
      case 'users/smtp/view':
        return { results: [] };
      case 'api_keys/view':
        return [];
      case 'subaccounts/search':
        return { subaccounts: [], total_count: 0, continue_token: '' };
      case 'template/search':
        return { templates: [], total_count: 0, continue_token: null };
      case 'allowed_senders/view':
        return { mode: 'whitelist', allowed_senders: PEOPLE.slice(0, 20) };
      case 'domain/view':
        return { domains: [] };
      case 'single_sender_emails/view':
        return { senders: [] };
      default:
        return undefined;
    }
  };
  return async (url, request) => {
    const data = dataFor(url.slice(url.indexOf('/v3/') + 4), JSON.parse(request.body ?? '{}'));
    return data === undefined ? calm(url, request) : answer(200, { request_id: 'r', data });
  };
}

const RULE: Rule = {
  id: 'each-sender',
  revision: 1,
  name: `Bounces of ${BOUNCING[0]}`,
  enabled: true,
  metric: 'bounce_rate',
  window: '24h',
  scope: { by: 'email_address', members: 'all' },
  compare: 'above',
  critical: 10,
  minimum: { sent: 10, events: 1 },
  pendingForMinutes: 0,
  resolveForMinutes: 0,
  speak: { warning: 'notify', critical: 'notify', resolved: 'notify' },
};

/** Reading actions with a field for text, as a question for it. */
const QUESTIONS: readonly (readonly [ActionId, (text: string) => unknown])[] = [
  ['users_smtp_view', (username) => ({ username })],
  ['api_keys_view', (search) => ({ search })],
  ['template_search', (name) => ({ name })],
  ['subaccounts_search', (name) => ({ name })],
  ['webhook_view', (subaccount_id) => ({ subaccount_id })],
  ['allowed_senders_view', (sender_email) => ({ sender_email })],
  ['activity_search', (search) => ({ search: { search } })],
  ['email_search', (subject) => ({ subject })],
];

describe('What was erased', () => {
  let clock: FakeClock;
  let around: TestPorts;
  let app: App;
  let accountId: string;
  let userData: string;
  const { status, untilPolled, nextPoll } = checksOf(() => ({ app, clock, accountId }));
  /** The open incidents about a sender. */
  const incidents = () =>
    status().openIncidents.filter(({ subject }) => subject.kind === 'series' && subject.series.by !== 'account');
  /** The poll after one that is under way. */
  const poll = async () => {
    // A check that follows at once, such as after a change of the rules, is due without any time passing.
    await clock.advance(1);
    await until(() => {
      expect(status().watch.isChecking).toBe(false);
      expect(status().watch.nextAt).toBeGreaterThan(clock.now());
    });
    await nextPoll();
  };

  beforeEach(async () => {
    clock = fakeClock();
    userData = temporaryFolder();
    const platform = { os: 'linux', version: '0.1.0', dataFolder: join(userData, 'accounts'), locale: 'en' } as const;
    const files = { settings: createSettingsFile(userData, clock), typed: createTypedFile(userData) };
    around = testPorts({ clock, platform, http: smtp2go(clock.now), ...files });
    app = createApp(around.ports);
    const key = `api-${'A1b2'.repeat(8)}`;
    const endpoint = { kind: 'custom', baseUrl: 'http://127.0.0.1:9/v3' } as const;
    const connected = await app.handlers.connect_account({ key, name: 'Northwind', endpoint });
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    accountId = connected.data.accountId;
    await untilPolled(undefined);
  });
  afterEach(async () => {
    await app.stop();
    around.remove();
  });

  /** Everything that lies on the disk, and what was logged. */
  const bytes = () => {
    const files = readdirSync(userData, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const read = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    return [...read, ...around.logged].join('\n').toLowerCase();
  };
  /** As it stands in a file: in UTF-8, which is read here byte by byte, and as JSON, also within JSON. */
  const written = (text: string): readonly string[] => {
    const json = JSON.stringify(text).slice(1, -1);
    return [text, json, JSON.stringify(json).slice(1, -1)].map((one) =>
      Buffer.from(one).toString('latin1').toLowerCase(),
    );
  };
  /** Those of the texts that are there. A text may be cut in two by the pages of a file, so either half of it counts. */
  const found = (texts: readonly string[], cut = (text: string): readonly string[] => [text]): readonly string[] => {
    const all = bytes();
    return texts.filter((text) => cut(text).some((part) => written(part).some((one) => all.includes(one))));
  };
  const halves = (text: string) => [text.slice(0, text.length / 2), text.slice(text.length / 2)];
  const names = (address: string) => address.replace('@erase.example', '').split('.');
  /** What is before it, such as the host of a web address, may be there. */
  const lastHalf = (text: string) => (text.length < 24 ? [text] : [text, text.slice(text.length / 2)]);

  const run = async (id: ActionId, input: unknown) => {
    const answered = app.handlers.run_action({ accountId, id, input, runId: crypto.randomUUID() });
    return answered;
  };
  /** All of them, within the limit of requests of a minute. */
  const inTurn = async <T>(inputs: readonly T[], ask: (input: T, nth: number) => Promise<unknown>) => {
    for (const [nth, input] of inputs.entries()) {
      await ask(input, nth);
      if (nth % 25 === 24) await clock.advance(MINUTE);
    }
  };

  it('is in no byte of any file: 0 of 3,000', { timeout: 300_000 }, async () => {
    const saved = await app.handlers.save_rule({ accountId, rule: RULE });
    expect(saved).toMatchObject({ ok: true });
    await until(async () => {
      await poll();
      expect(incidents()).toHaveLength(BOUNCING.length);
    });
    const [first] = incidents();
    if (!first) throw new Error('there is no incident');
    const note = `called ${SENDERS[3]}`;
    await app.handlers.acknowledge_incident({ accountId, incidentId: first.id, note });
    await until(async () => {
      const cause = await app.handlers.get_cause({ accountId, incidentId: first.id, as: 'at_opening' });
      expect(cause).toMatchObject({ ok: true, data: { hard: 20 } });
    });

    const refused: string[] = [];
    await inTurn(TYPED, async (secret, nth) => {
      const [id, inputOf] = QUESTIONS[nth % QUESTIONS.length] ?? ['users_smtp_view', (text: string) => text];
      const answered = await run(id, inputOf(secret));
      if (!answered.ok) refused.push(`${id}: ${answered.failure.kind}`);
    });
    // Texts that a field does not take are refused before anything is sent.
    expect(refused.filter((one) => !one.endsWith('invalid-input'))).toEqual([]);
    expect(refused.length).toBeLessThan(MANY / 4);
    await inTurn([{}, { subaccount_id: 'Kd93bz' }], (input) => run('webhook_view', input));
    await inTurn(
      Array.from({ length: 10 }, (_, n) => ({ subaccount_id: `page${n}` })),
      (input) => run('suppression_view', input),
    );
    const naming = PEOPLE.slice(0, 20).map((person) => ({ allowed_sender_id: person, name: `desk of ${person}` }));
    await inTurn(naming, (input) => run('allowed_senders_update', input));
    const recentOf = (text: string) => ({ accountId, id: 'users_smtp_view', values: { username: text } });
    for (let n = 0; n < MANY; n += 50) {
      const recents = [...TYPED.slice(n, n + 50), ...SENDERS.slice(0, 50)].map(recentOf);
      app.handlers.remember_typed({ recents, drafts: { [`${accountId} new`]: { draft: { name: TYPED[n] } } } });
    }
    expect(app.handlers.find_person({ address: SENDERS[0] ?? '' })).toMatchObject({ data: { typed: 1 } });

    // Nothing was erased yet: the people are there, and the secrets never were.
    expect(found(PEOPLE, names)).toEqual(PEOPLE);
    expect(bytes()).toContain('https://hooks.example/');
    expect([...found(TYPED, lastHalf), ...found(TOKENS, halves)]).toEqual([]);

    // A copy as a version before would have made it, and one of a damaged file.
    const file = join(userData, 'accounts', `${accountId}.sqlite`);
    for (const copy of ['v4.backup', 'damaged-20261124T201000000Z.sqlite']) cpSync(file, file.replace('sqlite', copy));

    // What is set aside from the settings, a file that no version could read among it.
    const [firstDesk, secondDesk, thirdDesk] = SENDERS.map((person) => `Desk of ${person}`);
    for (const [name, text] of [
      ['settings.left-out-0a1b2c3d.json', JSON.stringify([{ what: 'the account', value: { name: firstDesk } }])],
      ['settings.2026-11-24T20-10-00.000Z.json', `{"version":2,"accounts":[{"name":"${secondDesk}"`],
    ] as const)
      writeFileSync(join(userData, name), text);
    expect(app.handlers.rename_account({ accountId, name: thirdDesk ?? '' })).toMatchObject({ ok: true });
    const beat = `https://watchdog.example/${encodeURIComponent(SENDERS[2] ?? '')}`;
    expect(app.handlers.set_heartbeat({ accountId, url: beat })).toMatchObject({ ok: true });

    const left = SENDERS.slice(50, 55);
    const persons = [...new Set([...SENDERS, ...RECIPIENTS])].filter((person) => !left.includes(person));
    // Two copies of the store and one of the settings, another of the settings, and the account's name and heartbeat.
    const inFiles = [
      { copies: 3, settings: 0 },
      { copies: 1, settings: 0 },
      { copies: 0, settings: 2 },
    ];
    for (const [nth, address] of persons.entries()) {
      expect(app.handlers.find_person({ address })).toMatchObject({
        ok: true,
        data: inFiles[nth] ?? { copies: 0, settings: 0 },
      });
      // A check that has begun must not bring it back.
      expect(app.handlers.erase_person({ address })).toMatchObject({ ok: true });
      if (nth < 5) expect(found([address], names)).toEqual([]);
    }
    expect(found(left, names)).toEqual(left);
    expect(
      await app.handlers.list_members({ accountId, by: 'email_address', metric: 'bounce_rate', window: '24h' }),
    ).toEqual({ ok: true, data: left.toSorted() });
    expect(app.handlers.clear_response_cache({ accountId, damagedToo: true })).toEqual({
      ok: true,
      data: { damagedFiles: 0 },
    });
    for (const address of left) expect(app.handlers.erase_person({ address })).toMatchObject({ ok: true });

    await app.stop();
    expect([...found(PEOPLE, names), ...found(TYPED, lastHalf), ...found(TOKENS, halves)]).toEqual([]);
    expect(bytes()).toContain('erased address');
    const shown = app.state.getState().accounts[0];
    expect(shown?.account.name).toBe('Desk of erased address');
    expect(shown?.heartbeat).toBeUndefined();
  });

  it('comes back only when SMTP2GO reports it again', async () => {
    await app.handlers.save_rule({ accountId, rule: RULE });
    await poll();
    const [person = ''] = SENDERS;
    app.handlers.erase_person({ address: person });
    expect(found([person], names)).toEqual([]);
    await poll();
    expect(found([person], names)).toEqual([person]);
  });
});
