import { addressFinder, ERASED, eraseInJson } from '../../../shared/person.ts';
import { isObject, type Json } from '../json.ts';

/** The settings without an address: how many settings and rules named it, and what is left. */
export interface WithoutPerson {
  readonly settings: number;
  readonly rules: number;
  readonly document: Json;
}

/** As long as the schemas of names allow. */
const LONGEST_NAME = { account: 60, rule: 80 };

/** Erases an address from what a settings file holds for one account, or from all of it. */
export function documentWithoutPerson(document: Json, address: string, accountId: string | undefined): WithoutPerson {
  const finder = addressFinder(address);
  const count = { settings: 0, rules: 0 };
  const isMeant = (id: unknown): boolean => accountId === undefined || id === accountId;
  const isNamed = (value: unknown): boolean => finder.isIn(JSON.stringify(value ?? null));

  const eraseIn = (value: unknown, kind: keyof typeof count, longestName?: number): unknown => {
    if (!isNamed(value)) return value;
    count[kind] += 1;
    const erased = eraseInJson(value, finder);
    if (!isObject(erased) || typeof erased['name'] !== 'string' || longestName === undefined) return erased;
    return { ...erased, name: erased['name'].slice(0, longestName) };
  };
  const eachOf = (record: unknown, change: (value: unknown) => unknown): unknown =>
    isObject(record)
      ? Object.fromEntries(
          Object.entries(record)
            .map(([id, value]) => [id, isMeant(id) ? change(value) : value])
            .filter(([, value]) => value !== undefined),
        )
      : record;
  const listOf = (list: unknown, change: (one: unknown) => unknown): unknown =>
    Array.isArray(list) ? list.map(change) : list;

  const { accounts, heartbeats, rulesToMove, ...rest } = document;
  const left = {
    accounts: listOf(accounts, (account) =>
      isMeant(isObject(account) ? account['id'] : undefined)
        ? eraseIn(account, 'settings', LONGEST_NAME.account)
        : account,
    ),
    // An address with another text in it would be another address, so it goes.
    heartbeats: eachOf(heartbeats, (url) => {
      if (!isNamed(url)) return url;
      count.settings += 1;
      return undefined;
    }),
    rulesToMove: eachOf(rulesToMove, (rules) =>
      listOf(rules, (rule) => turnedOffIfForNobody(eraseIn(rule, 'rules', LONGEST_NAME.rule))),
    ),
    ...(accountId === undefined
      ? Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, eraseIn(value, 'settings')]))
      : rest),
  };
  return { ...count, document: count.settings + count.rules > 0 ? left : document };
}

/** A rule for this address alone is no longer in force. */
function turnedOffIfForNobody(rule: unknown): unknown {
  if (!isObject(rule) || !isObject(rule['scope'])) return rule;
  const { members } = rule['scope'];
  if (!Array.isArray(members) || members.length > 0) return rule;
  return { ...rule, enabled: false, scope: { ...rule['scope'], members: [ERASED] } };
}
