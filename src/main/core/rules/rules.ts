import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../../shared/account.ts';
import type { Rule } from '../../../shared/alert.ts';
import type { Handlers } from '../../../shared/bridge.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import { DEFAULT_RULES, DEMO_RULES, PRESETS } from '../../../shared/presets.ts';
import { checkRule } from '../../../shared/rule-check.ts';
import { MOST_RULES } from '../../../shared/settings.ts';
import { ACCOUNT_GONE, type AccountLookup } from '../registry.ts';
import type { SettingsKeeper } from '../settings/keeper.ts';
import { type StateStore, updateAccount } from '../state.ts';
import type { AccountStore } from '../store/account-store.ts';
import { onDisk } from '../store/disk-errors.ts';

/** The rules of every account: the provider's limits until the person changes them. */
export interface Rules {
  readonly of: (account: Pick<Account, 'id' | 'simulated'>) => readonly Rule[];
  /**
   * Reads the rules of an account whose store has been opened, and moves those there that an earlier version kept in
   * the settings. Returns the names of rules that can't be read and are not in force. Throws if the disk refuses.
   */
  readonly open: (account: Pick<Account, 'id' | 'simulated'>, store: RuleStore) => readonly string[];
  readonly handlers: Pick<Handlers, 'save_rule' | 'enable_rule' | 'remove_rule' | 'use_preset'>;
}

type RuleStore = Pick<AccountStore, 'rules' | 'saveRules'>;

/** The part of an account's runtime that its rules need. */
interface RuledAccount {
  readonly store: RuleStore;
  readonly poller: { readonly checkNow: () => unknown };
}

const CHANGED = fail({ kind: 'conflict', what: 'This rule' });
const GONE = fail({ kind: 'not-found', what: 'This rule' });
const TOO_MANY = fail({
  kind: 'invalid-input',
  fields: [{ path: 'name', message: `An account can have ${MOST_RULES} rules. Remove one first.` }],
});

const defaultsOf = ({ simulated }: Pick<Account, 'simulated'>) => (simulated ? DEMO_RULES : DEFAULT_RULES);

/** Whether rules judge differently. A new name, reminder or loudness ends no incident. */
function isJudgementChanged(before: Rule, after: Rule): boolean {
  const judgement = ({ revision: _, name: _name, remindEveryHours: _hours, speak: _speak, ...rest }: Rule) => rest;
  return !isDeepStrictEqual(judgement(before), judgement(after));
}

/** Every change of an account's rules polls it at once. */
export function createRules(
  settings: SettingsKeeper,
  state: StateStore,
  registry: Pick<AccountLookup<RuledAccount>, 'get'>,
): Rules {
  /** Of the accounts whose store has been opened in this run. */
  const stored = new Map<string, readonly Rule[] | undefined>();

  const of: Rules['of'] = (account) =>
    stored.get(account.id) ?? settings.get().rulesToMove[account.id] ?? defaultsOf(account);

  const store = (accountId: string, change: (rules: readonly Rule[]) => readonly Rule[]): Result<null> => {
    const account = settings.get().accounts.find(({ id }) => id === accountId);
    if (!account) return ACCOUNT_GONE;
    const runtime = registry.get(accountId);
    if (!runtime) return ACCOUNT_GONE;
    const before = of(account);
    const rules = change(before);
    const saved = onDisk(() => runtime.store.saveRules(rules, before));
    if (!saved.ok) return saved;
    stored.set(accountId, rules);
    updateAccount(state, accountId, (status) => ({ ...status, rules }));
    runtime.poller.checkNow();
    return ok(null);
  };

  const open: Rules['open'] = (account, accountStore) => {
    const found = accountStore.rules();
    const { [account.id]: waiting, ...rulesToMove } = settings.get().rulesToMove;
    if (waiting && !found.rules) accountStore.saveRules(waiting, defaultsOf(account));
    stored.set(account.id, found.rules ?? waiting);
    // If this can't be saved, they wait there, and the stored ones are used all the same.
    if (waiting) settings.change({ rulesToMove });
    return found.unreadable;
  };

  const allOf = (accountId: string): readonly Rule[] => {
    const account = settings.get().accounts.find(({ id }) => id === accountId);
    return account ? of(account) : [];
  };
  const find = (accountId: string, ruleId: string): Rule | undefined =>
    allOf(accountId).find(({ id }) => id === ruleId);

  return {
    of,
    open,
    handlers: {
      save_rule: ({ accountId, rule }) => {
        const fields = checkRule(rule);
        if (fields.length > 0) return fail({ kind: 'invalid-input', fields });
        const before = find(accountId, rule.id);
        if (!before) {
          if (allOf(accountId).length >= MOST_RULES) return TOO_MANY;
          const added = { ...rule, revision: 1 };
          const saved = store(accountId, (rules) => [...rules, added]);
          return saved.ok ? ok(added) : saved;
        }
        if (before.revision !== rule.revision) return CHANGED;
        const changed = { ...rule, revision: before.revision + Number(isJudgementChanged(before, rule)) };
        const saved = store(accountId, (rules) => rules.map((one) => (one.id === rule.id ? changed : one)));
        return saved.ok ? ok(changed) : saved;
      },
      enable_rule: ({ accountId, ruleId, enabled }) =>
        find(accountId, ruleId)
          ? store(accountId, (rules) => rules.map((one) => (one.id === ruleId ? { ...one, enabled } : one)))
          : GONE,
      remove_rule: ({ accountId, ruleId }) =>
        find(accountId, ruleId) ? store(accountId, (rules) => rules.filter(({ id }) => id !== ruleId)) : GONE,
      use_preset: ({ accountId, preset }) =>
        store(accountId, (rules) =>
          // A rule that judges otherwise than its preset becomes a new revision, so that its series start over.
          PRESETS[preset].map((rule) => {
            const before = rules.find(({ id }) => id === rule.id);
            if (!before) return rule;
            const { revision } = before;
            return { ...rule, revision: revision + Number(isJudgementChanged(before, rule)) };
          }),
        ),
    },
  };
}
