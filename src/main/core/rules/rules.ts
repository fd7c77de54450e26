import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../../../shared/account.ts';
import type { Rule } from '../../../shared/alert.ts';
import type { Handlers } from '../../../shared/bridge.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import { DEFAULT_RULES, DEMO_RULES, PRESETS } from '../../../shared/presets.ts';
import { checkRule } from '../../../shared/rule-check.ts';
import { MOST_RULES } from '../../../shared/settings.ts';
import { ACCOUNT_GONE, type AccountLookup } from '../registry.ts';
import type { SettingsKeeper } from '../settings.ts';
import { type StateStore, updateAccount } from '../state.ts';

/** The rules of every account: the provider's limits until the person changes them. */
export interface Rules {
  readonly of: (account: Pick<Account, 'id' | 'simulated'>) => readonly Rule[];
  /** Deletes the rules of an account that is being removed. */
  readonly forget: (accountId: string) => void;
  readonly handlers: Pick<Handlers, 'save_rule' | 'enable_rule' | 'remove_rule' | 'use_preset'>;
}

const CHANGED = fail({ kind: 'conflict', what: 'This rule' });
const GONE = fail({ kind: 'not-found', what: 'This rule' });
const TOO_MANY = fail({
  kind: 'invalid-input',
  fields: [{ path: 'name', message: `An account can have ${MOST_RULES} rules. Remove one first.` }],
});

/** Every change of an account's rules polls it at once. */
export function createRules(
  settings: SettingsKeeper,
  state: StateStore,
  registry: Pick<AccountLookup<{ readonly poller: { readonly checkNow: () => unknown } }>, 'get'>,
): Rules {
  const of: Rules['of'] = ({ id, simulated }) => settings.get().rules[id] ?? (simulated ? DEMO_RULES : DEFAULT_RULES);

  const store = (accountId: string, change: (rules: readonly Rule[]) => readonly Rule[]): Result<null> => {
    const account = settings.get().accounts.find(({ id }) => id === accountId);
    if (!account) return ACCOUNT_GONE;
    const rules = { ...settings.get().rules, [accountId]: [...change(of(account))] };
    const saved = settings.change({ rules });
    if (!saved.ok) return saved;
    updateAccount(state, accountId, (status) => ({ ...status, rules: of(status.account) }));
    registry.get(accountId)?.poller.checkNow();
    return saved;
  };

  const allOf = (accountId: string): readonly Rule[] => {
    const account = settings.get().accounts.find(({ id }) => id === accountId);
    return account ? of(account) : [];
  };
  const find = (accountId: string, ruleId: string): Rule | undefined =>
    allOf(accountId).find(({ id }) => id === ruleId);

  return {
    of,
    forget: (accountId) => {
      const { [accountId]: _, ...rules } = settings.get().rules;
      settings.change({ rules });
    },
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
        const changed = { ...rule, revision: before.revision + 1 };
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
          // A rule that differs from its preset becomes a new revision, so that its series start over.
          PRESETS[preset].map((rule) => {
            const before = rules.find(({ id }) => id === rule.id);
            if (!before) return rule;
            const { revision } = before;
            return isDeepStrictEqual(before, { ...rule, revision }) ? before : { ...rule, revision: revision + 1 };
          }),
        ),
    },
  };
}
