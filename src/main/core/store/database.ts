import { existsSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { damaged, held, isDamaged, isHeld, orInWords } from './disk-errors.ts';
import { backUp, makePrivate, setAside } from './files.ts';

/** A parameter of a statement; `undefined` is stored as NULL. */
type Value = string | number | null | undefined;

/** A row as read: untrusted until parsed (row-schemas.ts). */
export type Row = Readonly<Record<string, SQLOutputValue>>;

interface Statement {
  readonly all: (...values: readonly Value[]) => readonly Row[];
  /** Returns the number of rows changed. */
  readonly run: (...values: readonly Value[]) => number;
}

/** One SQLite file. If the disk refuses, everything here throws with a reason in words. */
export interface Database {
  readonly prepare: (sql: string) => Statement;
  /** Runs `work` in a transaction: all of it is durable, or none of it. */
  readonly transaction: <T>(work: () => T) => T;
  /** Defines a function of one text that statements may call. */
  readonly define: (name: string, call: (text: unknown) => string | number) => void;
  /** Rewrites the file, so that nothing that was deleted is left in it or in its log. */
  readonly rewrite: () => void;
  /** Whether another program holds the file, so that nothing can be written now. */
  readonly isHeld: () => boolean;
  readonly close: () => void;
}

/**
 * How long SQLite waits for another program that holds the file. It blocks the whole main process meanwhile, so a poll
 * waits longer by asking again (poller.ts).
 */
const BUSY_TIMEOUT_MS = 20;

/**
 * Deleted rows are overwritten with zeros, copies of rows never leave the file for a temporary one, and the log stays
 * small.
 */
const LEAVE_NOTHING = `
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
  PRAGMA wal_autocheckpoint = 256;
  PRAGMA journal_size_limit = 1048576`;

/**
 * Opens a store, creating it if needed. A damaged file is set aside and a new one created; `aside` is then its path.
 * Throws, with a reason in words, if the disk refuses or the file is from a newer version, which is left unchanged.
 * `now` is ms since the epoch.
 */
export function openDatabase(
  file: string,
  migrations: readonly string[],
  now: number,
): { readonly database: Database; readonly aside: string | undefined } {
  return orInWords(() => {
    makePrivate(file);
    try {
      return { database: open(file, migrations), aside: undefined };
    } catch (error) {
      if (!isDamaged(error)) throw error;
    }
    const aside = setAside(file, now);
    makePrivate(file);
    return { database: open(file, migrations), aside };
  });
}

/** The rows of a query to a file that is not in use, such as a damaged one; none if it can't be read or has no such table. */
export function readClosed(file: string, sql: string, ...parameters: readonly string[]): readonly Row[] {
  try {
    const connection = new DatabaseSync(file, { readOnly: true, timeout: 0, defensive: true });
    try {
      return connection.prepare(sql).all(...parameters);
    } finally {
      connection.close();
    }
  } catch {
    return [];
  }
}

function open(file: string, migrations: readonly string[]): Database {
  const connection = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, defensive: true });
  try {
    const version = Number(connection.prepare('PRAGMA user_version').get()?.['user_version']);
    if (version < 0) throw damaged(`format ${version}`);
    if (version > migrations.length) {
      throw new Error(
        `The data of this account is from a newer Relaywatch (format ${version}; this one knows ${migrations.length}). ` +
          'It was left as it is. Install the newer version to use it.',
      );
    }
    check(connection, version);
    connection.exec(LEAVE_NOTHING);
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    if (version < migrations.length) migrate(connection, file, version, migrations);
    return databaseOf(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Looks for damage on opening, when the file can still be set aside, rather than in the middle of a poll. */
function check(connection: DatabaseSync, version: number): void {
  const verdict = connection.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
  if (verdict !== 'ok') throw damaged(String(verdict));
  const tables = connection.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'];
  if (version === 0 && tables !== 0) throw damaged('it has tables, but none of ours');
}

/** The tables of cached responses, by the names they have had. They are not needed for going back to a backup. */
const CACHES = ['answers', 'responses'];

/**
 * Applies all missing migrations in one transaction, after a backup if the file has data. Cached responses are dropped
 * before: a backup holds none, so that it need not be searched when they are erased. The file is rewritten, because
 * earlier versions left in it what they had deleted.
 */
function migrate(connection: DatabaseSync, file: string, version: number, migrations: readonly string[]): void {
  if (version > 0) {
    for (const cache of CACHES.filter((name) => hasTable(connection, name))) connection.exec(`DELETE FROM ${cache}`);
    rewrite(connection);
    backUp(file, version, (backup) => connection.prepare('VACUUM INTO ?').run(backup));
  }
  inTransaction(connection, () => {
    for (const step of migrations.slice(version)) connection.exec(step);
    connection.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

const hasTable = (connection: DatabaseSync, name: string): boolean =>
  connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;

function rewrite(connection: DatabaseSync): void {
  connection.exec('VACUUM');
  const { busy } = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
  // The log still has what was deleted, because another program reads the file.
  if (busy !== 0) throw held();
}

function inTransaction<T>(connection: DatabaseSync, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    // SQLite rolls back by itself after some failures, such as a full disk.
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
}

function isHeldNow(connection: DatabaseSync): boolean {
  try {
    inTransaction(connection, () => undefined);
    return false;
  } catch (error) {
    return isHeld(error);
  }
}

function databaseOf(connection: DatabaseSync): Database {
  return {
    prepare: (sql) => {
      const statement = connection.prepare(sql);
      const stored = (values: readonly Value[]) => values.map((value) => value ?? null);
      return {
        all: (...values) => orInWords(() => statement.all(...stored(values))),
        run: (...values) => orInWords(() => Number(statement.run(...stored(values)).changes)),
      };
    },
    transaction: (work) => orInWords(() => inTransaction(connection, work)),
    define: (name, call) => connection.function(name, { deterministic: true }, call),
    rewrite: () => orInWords(() => rewrite(connection)),
    isHeld: () => isHeldNow(connection),
    close: () => connection.close(),
  };
}

/** What diagnostics says about a store. */
export interface DatabaseFacts {
  readonly version: number;
  /** `ok`, or the first things that are wrong with it. */
  readonly verdict: string;
  readonly rows: readonly { readonly table: string; readonly count: number }[];
}

/** Reads facts about a store and changes nothing. Never waits for another program. Throws with a reason in words. */
export function inspectDatabase(file: string): DatabaseFacts {
  return orInWords(() => {
    const url = pathToFileURL(file);
    // Nobody has the file open if it has no log, and reading it like this does not leave one behind.
    url.search = existsSync(`${file}-wal`) ? 'mode=ro' : 'mode=ro&immutable=1';
    const connection = new DatabaseSync(url, { readOnly: true, timeout: 0, defensive: true });
    try {
      const pragma = (name: string) => connection.prepare(`PRAGMA ${name}`).all();
      const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
      return {
        version: Number(pragma('user_version')[0]?.['user_version']),
        verdict: pragma('quick_check(5)')
          .map((row) => String(row['quick_check']))
          .join('; '),
        rows: tables.map(({ name }) => ({ table: String(name), count: countRows(connection, String(name)) })),
      };
    } finally {
      connection.close();
    }
  });
}

const countRows = (connection: DatabaseSync, table: string): number =>
  Number(connection.prepare(`SELECT count(*) AS n FROM "${table.replaceAll('"', '""')}"`).get()?.['n']);
