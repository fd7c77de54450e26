import { describe, expect, it } from 'vitest';
import { createRules } from '../../../../../src/main/core/rules/rules.ts';
import { keepSettings } from '../../../../../src/main/core/settings/keeper.ts';
import type { Rule } from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES, PRESETS } from '../../../../../src/shared/presets.ts';
import { DEFAULT_SETTINGS, MOST_RULES } from '../../../../../src/shared/settings.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { fakeSettings } from '../../../../fakes/settings.ts';
import { fakeState } from '../../../../fakes/state.ts';
import { WATCHED as ACCOUNT } from '../../../../fixtures/watched.ts';
import { aRule, INTERVAL } from '../alerting/builders.ts';
import { run } from '../polling/poller-run.ts';

const accountId = ACCOUNT.id;

/** The rules of one account, in a store in memory; with `rules` those are stored already. */
function given(rules?: readonly Rule[], waiting?: readonly Rule[]) {
  const file = fakeSettings({
    ...DEFAULT_SETTINGS,
    accounts: [ACCOUNT],
    rulesToMove: waiting ? { [accountId]: waiting } : {},
  });
  const changed: string[] = [];
  const state = fakeState();
  const store = fakeAccountStore();
  if (rules) store.saveRules(rules, []);
  const kept = createRules(keepSettings(file, fakeLog()), state, {
    get: (id) => ({ store, poller: { checkNow: () => changed.push(id) } }),
  });
  kept.open(ACCOUNT, store);
  return { file, store, changed, kept, of: () => kept.of(ACCOUNT), ...kept.handlers };
}

const mine = aRule({ id: 'mine', name: 'Mine' });

describe('the rules of an account', () => {
  it('are the default ones until the person changes something, then those of its store', () => {
    const rules = given();
    expect(rules.of()).toEqual(DEFAULT_RULES);
    expect(rules.save_rule({ accountId, rule: mine })).toEqual({ ok: true, data: { ...mine, revision: 1 } });
    expect(rules.of()).toEqual([...DEFAULT_RULES, mine]);
    expect(rules.store.rules().rules).toEqual([...DEFAULT_RULES, mine]);
    expect(rules.changed).toEqual([accountId]);
  });

  it('make a new revision of what is saved over what is there, and none over a revision that is not', () => {
    const rules = given([mine]);
    const changed = { ...mine, warning: 5 };
    expect(rules.save_rule({ accountId, rule: changed })).toMatchObject({ data: { warning: 5, revision: 2 } });
    expect(rules.save_rule({ accountId, rule: changed })).toMatchObject({ failure: { kind: 'conflict' } });
    expect(rules.of()).toEqual([{ ...changed, revision: 2 }]);
  });

  it('keep their revision, and their incidents, with another name, reminder or loudness', () => {
    const rules = given([mine]);
    const speak = { warning: 'log_only', critical: 'break_through', resolved: 'notify' } as const;
    const renamed = { ...mine, name: 'Ours', remindEveryHours: 24, speak };
    expect(rules.save_rule({ accountId, rule: renamed })).toEqual({ ok: true, data: renamed });
    for (const change of [{ pendingForMinutes: 1 }, { minimum: { sent: 1, events: 0 } }, { resolveAt: 1 }]) {
      const { of, save_rule } = given([mine]);
      save_rule({ accountId, rule: { ...mine, ...change } });
      expect(of()).toMatchObject([{ ...change, revision: mine.revision + 1 }]);
    }
  });

  it('refuse what could not be watched or judged, by field and in words, and store nothing', () => {
    const rules = given([mine]);
    const wrong = aRule({
      id: 'new',
      metric: 'hard_bounce_rate',
      scope: { by: 'domain', members: 'all' },
      warning: 12,
    });
    expect(rules.save_rule({ accountId, rule: wrong })).toEqual({
      ok: false,
      failure: {
        kind: 'invalid-input',
        fields: [
          {
            path: 'scope',
            message: 'SMTP2GO tells hard from soft bounces for the whole account and for each SMTP user only.',
          },
          { path: 'critical', message: 'The critical limit must be above the warning.' },
        ],
      },
    });
    expect(rules.of()).toEqual([mine]);
    expect(rules.changed).toEqual([]);
  });

  it('are 200 at most, and none is lost to say so', () => {
    const full = Array.from({ length: MOST_RULES }, (_, n) => aRule({ id: `r${n}` }));
    const rules = given(full);
    expect(rules.save_rule({ accountId, rule: mine })).toMatchObject({
      failure: {
        kind: 'invalid-input',
        fields: [{ message: 'An account can have 200 rules. Remove one first.' }],
      },
    });
    expect(rules.save_rule({ accountId, rule: aRule({ id: 'r7', warning: 5 }) })).toMatchObject({ ok: true });
    expect(rules.of()).toHaveLength(MOST_RULES);
  });

  it('become the strict ones in the store, each that changes as the next revision of the one it replaces', () => {
    const rules = given();
    const revisions = () => rules.store.rules().rules?.map(({ id, revision }) => [id, revision]);
    const strict = [
      ['bounces-30d', 2],
      ['spam-30d', 2],
      ['bounces-24h', 2],
      ['spam-24h', 2],
      ['quota', 1],
      ['rejects-24h', 1],
    ];
    expect(rules.use_preset({ accountId, preset: 'strict' })).toMatchObject({ ok: true });
    expect(revisions()).toEqual(strict);
    expect(rules.of()).toMatchObject(PRESETS.strict.map(({ revision: _, ...rule }) => rule));
    expect(rules.of().find(({ id }) => id === 'bounces-30d')).toMatchObject({ warning: 5, critical: 8 });
    // Again, which changes nothing: no open incident ends and opens anew for it.
    expect(rules.use_preset({ accountId, preset: 'strict' })).toMatchObject({ ok: true });
    expect(revisions()).toEqual(strict);
  });

  it('stay as they were when the disk refuses', () => {
    const rules = given([mine]);
    rules.store.refuse('the disk is full');
    expect(rules.enable_rule({ accountId, ruleId: 'mine', enabled: false })).toMatchObject({
      failure: { kind: 'disk' },
    });
    expect(rules.remove_rule({ accountId, ruleId: 'mine' })).toMatchObject({ failure: { kind: 'disk' } });
    expect(rules.of()).toEqual([mine]);
  });

  it('cannot be changed where they, or the account, are gone', () => {
    const rules = given([mine]);
    expect(rules.enable_rule({ accountId, ruleId: 'gone', enabled: true })).toMatchObject({ ok: false });
    expect(rules.remove_rule({ accountId, ruleId: 'gone' })).toMatchObject({ ok: false });
    const nobody = '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10';
    expect(rules.save_rule({ accountId: nobody, rule: mine })).toMatchObject({ failure: { kind: 'not-found' } });
  });
});

describe('rules that an earlier version kept in the settings', () => {
  it('move into the store, and wait there no longer', () => {
    const rules = given(undefined, [mine]);
    expect(rules.of()).toEqual([mine]);
    expect(rules.store.rules().rules).toEqual([mine]);
    expect(rules.file.saved().rulesToMove).toEqual({});
  });

  it('are none if the person had removed them all: the default ones do not come back', () => {
    const rules = given(undefined, []);
    expect(rules.of()).toEqual([]);
  });

  it('are in force though neither the store nor the settings can be written, and nothing is lost', () => {
    const file = fakeSettings({ ...DEFAULT_SETTINGS, accounts: [ACCOUNT], rulesToMove: { [accountId]: [mine] } });
    const store = fakeAccountStore();
    const rules = createRules(keepSettings(file, fakeLog()), fakeState(), { get: () => undefined });
    store.refuse('the disk is full');
    expect(() => rules.open(ACCOUNT, store)).toThrow('the disk is full');
    expect(rules.of(ACCOUNT)).toEqual([mine]);
    store.refuse(undefined);
    file.refuse(true);
    rules.open(ACCOUNT, store);
    expect(rules.of(ACCOUNT)).toEqual([mine]);
    expect(file.saved().rulesToMove).toEqual({ [accountId]: [mine] });
  });

  it('do not replace those the store has already, as after a crash between storing and forgetting', () => {
    const stored = aRule({ id: 'mine', name: 'Mine', warning: 5, revision: 2 });
    const rules = given([stored], [mine]);
    expect(rules.of()).toEqual([stored]);
    expect(rules.file.saved().rulesToMove).toEqual({});
  });
});

describe('a rule that changes while its incident is open', () => {
  const prompt = aRule({ id: 'mine', pendingForMinutes: 0, resolveForMinutes: 0 });

  /** An account whose bounces have just broken the rule. */
  async function broken() {
    const rules = given([prompt]);
    const app = run({ rules: rules.of });
    app.client.mail.bouncePercent = 9;
    app.poller.start();
    await app.clock.advance(0);
    expect(app.told()).toEqual(['opened warning']);
    const next = async () => {
      await app.clock.advance(INTERVAL);
      return app.store.allEvents().map(({ kind, note }) => `${kind}${note ? `: ${note}` : ''}`);
    };
    return { rules, app, next };
  }

  it('closes the incident, which keeps the old text, and the new revision starts over', async () => {
    const { rules, app, next } = await broken();
    rules.save_rule({ accountId, rule: { ...prompt, warning: 5 } });
    expect(await next()).toEqual(['opened', 'closed_without_judgement: rule changed', 'opened']);
    const [before, after] = app.store.allIncidents();
    expect(before?.subject).toMatchObject({ ruleRevision: 1, warning: 8 });
    expect(after?.subject).toMatchObject({ ruleRevision: 2, warning: 5 });
    expect(before?.endedAt).toBe(after?.openedAt);
  });

  it('closes the incident when the new limit is not broken, without another', async () => {
    const { rules, app, next } = await broken();
    rules.save_rule({ accountId, rule: { ...prompt, warning: 10 } });
    expect(await next()).toEqual(['opened', 'closed_without_judgement: rule changed']);
    expect(app.snapshot().openIncidents).toEqual([]);
    expect(app.mark()).toBe('ok');
  });

  it('closes it when the rule is disabled, and opens another when it is enabled again', async () => {
    const { rules, next } = await broken();
    rules.enable_rule({ accountId, ruleId: 'mine', enabled: false });
    expect(await next()).toEqual(['opened', 'closed_without_judgement: rule disabled']);
    rules.enable_rule({ accountId, ruleId: 'mine', enabled: true });
    expect((await next()).at(-1)).toBe('opened');
  });

  it('closes it when the rule is removed', async () => {
    const { rules, next } = await broken();
    rules.remove_rule({ accountId, ruleId: 'mine' });
    expect(await next()).toEqual(['opened', 'closed_without_judgement: rule removed']);
  });

  it('says what is asked from now on, also while paused', async () => {
    const { rules, app } = await broken();
    const paths = () => app.asked().plan?.map(({ path, rules: names }) => `${path} ${names.join()}`);
    expect(paths()).toContain('stats/email_history Bounces, 24 h');
    app.poller.setPaused(true);
    rules.save_rule({ accountId, rule: { ...prompt, name: 'Month', window: '30d' } });
    await app.poller.checkNow();
    expect(paths()).toContain('stats/email_bounces Month');
  });
});
