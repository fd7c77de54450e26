import { isDeepStrictEqual } from 'node:util';
import { errorText, fail, isMistake, ok, type Result } from '../../../shared/failure.ts';
import { addressFinder, type SettingsTraces } from '../../../shared/person.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings.ts';
import type { Log, SettingsFile } from '../ports.ts';
import { type ReadSettings, readDocument, writeDocument } from './document.ts';
import { FORMAT } from './migrations.ts';
import type { Misfit } from './parts.ts';
import { documentWithoutPerson } from './person.ts';

/** The settings in memory and on disk. A change that can't be saved does not take effect. */
export interface SettingsKeeper {
  readonly get: () => Settings;
  readonly change: (part: Partial<Settings>) => Result<null>;
  /** Why no change can be saved: the file is from a newer version. Ask before doing what can't be undone. */
  readonly canChange: () => Result<null>;
  /** What names an e-mail address, for one account or for all, and in the files that were set aside. */
  readonly findPerson: (address: string, accountId: string | undefined) => Result<SettingsTraces>;
  /** Erases it there and in the last good copy; a file that was set aside and names it is deleted. */
  readonly erasePerson: (address: string, accountId: string | undefined) => Result<SettingsTraces>;
  /** What could not be read, and what became of it, in words for the person. */
  readonly problem: string | undefined;
}

const NOTHING: ReadSettings = {
  settings: DEFAULT_SETTINGS,
  document: { version: FORMAT, ...DEFAULT_SETTINGS },
  misfits: [],
  newer: undefined,
};

export function keepSettings(file: SettingsFile, log: Pick<Log, 'warn'>): SettingsKeeper {
  const opened = openSettings(file, log);
  let { settings, document } = opened.read;
  const { newer } = opened.read;

  const canChange = (): Result<null> =>
    newer === undefined ? ok(null) : fail({ kind: 'newer-settings', format: newer });

  const save = (next: Settings): void => {
    const written = writeDocument(document, settings, next);
    file.write(written);
    settings = next;
    document = written;
    try {
      // The copy is renewed only with what reads as it was meant.
      const read = readDocument(file.read('current'), undefined);
      if (read && isDeepStrictEqual(read.settings, withoutUndefined(next))) file.keepAsLastGood();
      else log.warn('settings: what was written reads differently: the last good copy was not renewed');
    } catch (error) {
      log.warn(`settings: could not renew the last good copy: ${errorText(error)}`);
    }
  };

  const change = (part: Partial<Settings>): Result<null> => {
    const allowed = canChange();
    if (!allowed.ok) return allowed;
    try {
      save({ ...settings, ...part });
    } catch (error) {
      if (isMistake(error)) throw error;
      log.warn(`settings: could not save a change: ${errorText(error)}`);
      return fail({ kind: 'disk', reason: `The settings could not be saved: ${errorText(error)}` });
    }
    return ok(null);
  };

  const findPerson = (address: string, accountId: string | undefined): Result<SettingsTraces> =>
    onDisk(() => {
      const { settings, rules } = documentWithoutPerson(document, address, accountId);
      return { settings, rules, copies: asidesNaming(file, address).length };
    });

  const isInLastGood = (address: string): boolean => {
    try {
      return addressFinder(address).isIn(JSON.stringify(file.read('last good') ?? null));
    } catch {
      // One that can't be read may name anybody.
      return true;
    }
  };

  const erasePerson = (address: string, accountId: string | undefined): Result<SettingsTraces> => {
    const found = findPerson(address, accountId);
    if (!found.ok) return found;
    const erased = onDisk(() => {
      for (const { name } of asidesNaming(file, address)) file.eraseAside(name);
    });
    if (!erased.ok) return erased;
    const without = documentWithoutPerson(document, address, accountId);
    const isNamed = without.settings + without.rules > 0;
    if (!isNamed && !isInLastGood(address)) return found;
    const allowed = canChange();
    if (!allowed.ok) return allowed;
    return onDisk(() => {
      file.write(without.document);
      document = without.document;
      settings = readDocument(document, undefined)?.settings ?? settings;
      file.keepAsLastGood();
      return found.data;
    });
  };

  // What was restored is stored at once, so that it is not restored again from a copy that has grown old.
  if (opened.isRestored) change({});
  return { get: () => settings, change, canChange, findPerson, erasePerson, problem: opened.problem };
}

const asidesNaming = (file: SettingsFile, address: string) => {
  const { isIn } = addressFinder(address);
  return file.asides().filter(({ text }) => isIn(text));
};

/** Does what throws if the disk refuses. */
function onDisk<T>(work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (error) {
    if (isMistake(error)) throw error;
    return fail({ kind: 'disk', reason: `The settings could not be searched or saved: ${errorText(error)}` });
  }
}

const withoutUndefined = (settings: Settings): Partial<Settings> =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

const fromNewer = (format: number): string =>
  `The settings are from a newer Relaywatch (format ${format}; this one knows ${FORMAT}) and are left as they are.`;

/** Reads the file, and the last good copy for what the file does not give. */
function openSettings(
  file: SettingsFile,
  log: Pick<Log, 'warn'>,
): { readonly read: ReadSettings; readonly isRestored: boolean; readonly problem: string | undefined } {
  const load = (copy: 'current' | 'last good'): { readonly found?: unknown; readonly reason?: string } => {
    try {
      return { found: file.read(copy) };
    } catch (error) {
      return { reason: errorText(error) };
    }
  };
  const current = load('current');
  const lastGood = load('last good').found;
  const read = readDocument(current.found, lastGood);
  if (read) {
    const problem = problemOf(read, file, log);
    if (!problem) keep(file, log);
    return { read, isRestored: read.misfits.some(({ isRestored }) => isRestored), problem };
  }
  const isMissing = current.found === undefined && current.reason === undefined;
  if (isMissing && lastGood === undefined) return { read: NOTHING, isRestored: false, problem: undefined };

  const kept = readDocument(lastGood, undefined);
  const outcome = kept ? 'The last good copy is in use.' : 'The settings start anew.';
  const what = isMissing ? 'The settings file is missing.' : unreadable(file, current.reason, log);
  return { read: kept ?? NOTHING, isRestored: kept !== undefined, problem: `${what} ${outcome}` };
}

function unreadable(file: SettingsFile, reason: string | undefined, log: Pick<Log, 'warn'>): string {
  const why = reason ?? 'it holds no settings';
  log.warn(`settings: could not read the file: ${why}`);
  try {
    return `The settings file could not be read (${why}) and was set aside as ${file.setAside()}.`;
  } catch (error) {
    return `The settings file could not be read (${why}) and could not be set aside (${errorText(error)}).`;
  }
}

/** Renews the last good copy from a file that was read in full. */
function keep(file: SettingsFile, log: Pick<Log, 'warn'>): void {
  try {
    file.keepAsLastGood();
  } catch (error) {
    log.warn(`settings: could not renew the last good copy: ${errorText(error)}`);
  }
}

const listed = (misfits: readonly Misfit[]): string => [...new Set(misfits.map(({ what }) => what))].join(', ');

/** What the person has to know of a file that was read only in part. */
function problemOf({ misfits, newer }: ReadSettings, file: SettingsFile, log: Pick<Log, 'warn'>): string | undefined {
  const newerWords = newer === undefined ? [] : [fromNewer(newer), 'What this version understands is in use.'];
  if (misfits.length === 0) return newerWords.length > 0 ? newerWords.join(' ') : undefined;
  const restored = misfits.filter(({ isRestored }) => isRestored);
  const leftOut = misfits.filter(({ isRestored }) => !isRestored);
  log.warn(`settings: ${misfits.length} parts could not be read, ${restored.length} of them restored`);
  return [
    ...newerWords,
    'The settings file could not be read in full.',
    ...(restored.length > 0 ? [`Restored from the last good copy: ${listed(restored)}.`] : []),
    ...(leftOut.length > 0 ? [`Left out: ${listed(leftOut)}.`] : []),
    aside(misfits, file),
  ].join(' ');
}

function aside(misfits: readonly Misfit[], file: SettingsFile): string {
  try {
    const name = file.putAside(misfits.map(({ what, value }) => ({ what, value: value ?? null })));
    return `What stood there is kept in ${name}.`;
  } catch (error) {
    return `What stood there could not be kept aside (${errorText(error)}).`;
  }
}
