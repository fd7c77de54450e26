import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Account, AccountId } from '../../../shared/account.ts';
import { Rule } from '../../../shared/alert.ts';
import { Moment } from '../../../shared/calendar.ts';
import {
  Bounds,
  DEFAULT_PREFERENCES,
  DEFAULT_SETTINGS,
  HeartbeatUrl,
  PREFERENCE_NOUNS,
  Preferences,
  type Settings,
} from '../../../shared/settings.ts';
import { isObject, type Json, parseKnown, withChange } from '../json.ts';
import { FORMAT, formatOf, migrated } from './migrations.ts';
import { type Misfit, type Part, partsThatFit } from './parts.ts';

/** A file that has none of these holds no settings. */
const PARTS = Object.keys(DEFAULT_SETTINGS);

/** What a settings file holds. */
export interface ReadSettings {
  readonly settings: Settings;
  /** The file in this version's format, with every restored part in its place. */
  readonly document: Json;
  readonly misfits: readonly Misfit[];
  /** The format of a file from a newer version, which must not be written to. */
  readonly newer: number | undefined;
}

/**
 * Reads a settings file part by part: an account, a rule or a preference that does not fit is taken from the last good
 * copy, and left out alone if it is not there either. `undefined` if the file is no settings file at all.
 */
export function readDocument(file: unknown, lastGood: unknown): ReadSettings | undefined {
  if (!isObject(file) || !PARTS.some((part) => part in file)) return undefined;
  const spare = isObject(lastGood) ? migrated(lastGood) : {};
  const raw = migrated(isVersionDamaged(file, lastGood) ? { ...file, version: FORMAT } : file);
  const misfits: Misfit[] = [];
  const accounts = readAccounts(raw['accounts'], spare['accounts'], misfits);
  const preferences = readPreferences(raw['preferences'], spare['preferences'], misfits);
  const recordOf = <T>(key: 'heartbeats' | 'rulesToMove', noun: Noun, readEntry: EntryReader<T>) =>
    readRecord(raw[key], spare[key], { noun, readEntry, accounts: accounts.value, misfits });
  const heartbeats = recordOf('heartbeats', ['the heartbeat addresses', 'a heartbeat address'], readHeartbeat);
  const rules = recordOf('rulesToMove', ['the rules', 'the rules of an account'], readRules);
  /** A part that nobody misses: one that does not fit is left out without a word. */
  const small = <T>(key: string, schema: z.ZodType<T>): T | undefined =>
    parseKnown(schema, raw[key]) ?? (key in raw ? parseKnown(schema, spare[key]) : undefined);
  const told = small('toldAboutTray', z.boolean());
  const bounds = small('bounds', Bounds);
  const mutedUntil = small('mutedUntil', Moment);
  const mutedAt = small('mutedAt', Moment);
  const toErase = small('toErase', z.array(AccountId));
  const settings: Settings = {
    accounts: accounts.value,
    preferences: preferences.value,
    toldAboutTray: told ?? DEFAULT_SETTINGS.toldAboutTray,
    heartbeats: heartbeats.value,
    rulesToMove: rules.value,
    ...(bounds && { bounds }),
    ...(mutedUntil !== undefined && { mutedUntil }),
    ...(mutedAt !== undefined && { mutedAt }),
    ...(toErase && { toErase }),
  };
  const document = {
    ...raw,
    accounts: accounts.raw,
    preferences: preferences.raw,
    heartbeats: heartbeats.raw,
    rulesToMove: rules.raw,
  };
  const format = formatOf(raw);
  return { settings, document, misfits, newer: format > FORMAT ? format : undefined };
}

/** The document after a change from `before`, which was read from it, to `next`. */
export const writeDocument = (document: Json, before: Settings, next: Settings): Json => ({
  ...(withChange(document, before, next) as Json),
  version: FORMAT,
});

/** Whether the version alone differs from the last good copy: no other version wrote that. */
const isVersionDamaged = (file: Json, lastGood: unknown): boolean =>
  isObject(lastGood) &&
  formatOf(file) > FORMAT &&
  formatOf(lastGood) <= FORMAT &&
  isDeepStrictEqual({ ...file, version: 0 }, { ...lastGood, version: 0 });

/**
 * An object of the file, or the last good copy's where the file has none: this version always writes it, so that a
 * missing one is damage if the copy has it.
 */
function objectOf(raw: unknown, spare: unknown, what: string, misfits: Misfit[]): Json {
  if (isObject(raw)) return raw;
  if (raw === undefined && spare === undefined) return {};
  misfits.push({ what, value: raw, isRestored: isObject(spare) });
  return isObject(spare) ? spare : {};
}

function readPreferences(raw: unknown, spare: unknown, misfits: Misfit[]): Part<Preferences> {
  const object = objectOf(raw, spare, 'the preferences', misfits);
  const spares = isObject(spare) ? spare : {};
  const names = Object.keys(DEFAULT_PREFERENCES) as (keyof Preferences)[];
  const document: Record<string, unknown> = { ...object };
  const known = names.flatMap((name): [string, unknown][] => {
    // Files of earlier versions lack newer preferences, and so do their copies.
    if (!(name in object) && !(name in spares)) return [];
    const schema: z.ZodType<unknown> = Preferences.shape[name];
    const kind = { schema, initial: DEFAULT_PREFERENCES[name], noun: PREFERENCE_NOUNS[name] };
    const part = partsThatFit(object[name], spares[name], kind, misfits);
    document[name] = part.raw;
    return [[name, part.value]];
  });
  // Each entry fits its own schema.
  return { value: { ...DEFAULT_PREFERENCES, ...Object.fromEntries(known) }, raw: document };
}

const nameOf = (entry: unknown, index: number): string => {
  const name = isObject(entry) ? (entry['name'] ?? entry['id']) : undefined;
  return typeof name === 'string' && name.trim() !== '' ? `“${name.trim().slice(0, 60)}”` : `number ${index + 1}`;
};

const readList = (list: unknown): readonly { readonly account: Account; readonly raw: unknown }[] =>
  Array.isArray(list)
    ? list.flatMap((raw: unknown) => {
        const account = parseKnown(Account, raw);
        return account ? [{ account, raw }] : [];
      })
    : [];

/** The same account under another id: no person and no version changes an id. */
const isSame = (a: Account, b: Account): boolean => a.createdAt === b.createdAt && a.keyHint === b.keyHint;

/**
 * Reads the accounts. One that does not fit, whose id another has already, or whose id changed is restored from the
 * last good copy: by its id, or else as the next one of the copy that is missing.
 */
function readAccounts(raw: unknown, spare: unknown, misfits: Misfit[]): Part<readonly Account[]> {
  const spares = readList(spare);
  if (!Array.isArray(raw)) {
    if (raw === undefined && spares.length === 0) return { value: [], raw: [] };
    misfits.push({ what: 'the list of accounts', value: raw, isRestored: spares.length > 0 });
    return { value: spares.map(({ account }) => account), raw: spares.map((one) => one.raw) };
  }
  const read = raw.map((stored: unknown) => ({ stored, account: parseKnown(Account, stored) }));
  const ids = new Set(read.flatMap(({ account }) => (account ? [account.id] : [])));
  const missing = spares.filter(({ account }) => !ids.has(account.id));
  const take = (fits: (one: Account) => boolean) => {
    const index = missing.findIndex(({ account }) => fits(account));
    return index < 0 ? undefined : missing.splice(index, 1)[0];
  };
  const taken = new Set<string>();
  const entries = read.map(({ stored, account }, index) => {
    const isTwin = account !== undefined && taken.has(account.id);
    const isKnown = account !== undefined && spares.some((one) => one.account.id === account.id);
    const moved = account && !isTwin && !isKnown ? take((one) => isSame(one, account)) : undefined;
    if (account && !isTwin && !moved) {
      taken.add(account.id);
      return { account, raw: stored };
    }
    const id = isObject(stored) ? stored['id'] : undefined;
    const restored = moved ?? take((one) => one.id === id) ?? take(() => true);
    misfits.push({ what: `the account ${nameOf(stored, index)}`, value: stored, isRestored: restored !== undefined });
    if (restored) taken.add(restored.account.id);
    return restored ?? { account: undefined, raw: stored };
  });
  return {
    value: entries.flatMap(({ account }) => (account ? [account] : [])),
    raw: entries.map((entry) => entry.raw),
  };
}

/** What the whole record, and one entry of it, is called. */
type Noun = readonly [all: string, each: string];

/** Reads one entry, or the last good copy's; notes what does not fit. */
type EntryReader<T> = (stored: unknown, spare: unknown, misfits: Misfit[]) => Part<T | undefined>;

/**
 * Reads a record by account id. An entry under an id that no account has is restored as the next one of the last good
 * copy that is missing.
 */
function readRecord<T>(
  raw: unknown,
  spare: unknown,
  options: {
    readonly noun: Noun;
    readonly readEntry: EntryReader<T>;
    readonly accounts: readonly Account[];
    readonly misfits: Misfit[];
  },
): Part<Readonly<Record<string, T>>> {
  const { noun, readEntry, accounts, misfits } = options;
  const object = objectOf(raw, spare, noun[0], misfits);
  const spares = isObject(spare) ? spare : {};
  const ids = new Set<string>(accounts.map(({ id }) => id));
  const missing = Object.keys(spares).filter((id) => ids.has(id) && !(id in object));
  const entries = Object.entries(object).map(([id, stored]): readonly [string, Part<T | undefined>] => {
    if (ids.has(id)) return [id, readEntry(stored, spares[id], misfits)];
    const moved = missing.shift();
    if (moved === undefined) return [id, { value: undefined, raw: stored }];
    misfits.push({ what: noun[1], value: { [id]: stored }, isRestored: true });
    return [moved, readEntry(spares[moved], undefined, misfits)];
  });
  return {
    value: Object.fromEntries(entries.flatMap(([id, { value }]) => (value === undefined ? [] : [[id, value]]))),
    raw: Object.fromEntries(entries.map(([id, part]) => [id, part.raw])),
  };
}

const readHeartbeat: EntryReader<string> = (stored, spare, misfits) => {
  const value = parseKnown(HeartbeatUrl, stored);
  if (value !== undefined) return { value, raw: stored };
  const restored = parseKnown(HeartbeatUrl, spare);
  misfits.push({ what: 'a heartbeat address', value: stored, isRestored: restored !== undefined });
  return restored === undefined ? { value: undefined, raw: stored } : { value: restored, raw: spare };
};

const readRules: EntryReader<readonly Rule[]> = (stored, spare, misfits) => {
  const spares: readonly unknown[] = Array.isArray(spare) ? spare : [];
  if (!Array.isArray(stored)) {
    misfits.push({ what: 'the rules of an account', value: stored, isRestored: Array.isArray(spare) });
    if (!Array.isArray(spare)) return { value: undefined, raw: stored };
  }
  const list: readonly unknown[] = Array.isArray(stored) ? stored : spares;
  const idOf = (rule: unknown) => (isObject(rule) ? rule['id'] : undefined);
  const known = new Set(list.map(idOf));
  const missing = spares.filter((rule) => !known.has(idOf(rule)));
  const rules = list.map((one, index) => {
    const rule = parseKnown(Rule, one);
    if (rule) return { rule, raw: one };
    const copy = spares.find((other) => idOf(other) === idOf(one)) ?? missing.shift();
    const restored = parseKnown(Rule, copy);
    misfits.push({ what: `the rule ${nameOf(one, index)}`, value: one, isRestored: restored !== undefined });
    return restored ? { rule: restored, raw: copy } : { rule: undefined, raw: one };
  });
  return { value: rules.flatMap(({ rule }) => rule ?? []), raw: rules.map(({ raw }) => raw) };
};
