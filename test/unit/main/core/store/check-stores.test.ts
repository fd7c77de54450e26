import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { checkStores } from '../../../../../src/main/core/store/check-stores.ts';
import { openDatabase } from '../../../../../src/main/core/store/database.ts';
import { MIGRATIONS } from '../../../../../src/main/core/store/migrations.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';

const DAY = "INSERT INTO days VALUES ('2026-11-30', 1, 2, 3, 4, 5)";

/** A folder with one store, of which one row is still in the log while it is open. */
const setUp = () => {
  const folder = join(temporaryFolder(), 'accounts');
  const file = join(folder, 'account.sqlite');
  const { database } = openDatabase(file, MIGRATIONS, 0);
  database.prepare(DAY).run();
  return { folder, file, database };
};

const check = (folder: string) => {
  const lines: string[] = [];
  let failure: string | undefined;
  try {
    checkStores(folder, (line) => lines.push(line));
  } catch (error) {
    failure = String(error);
  }
  return { text: lines.join('\n'), failure };
};

const FORMAT = `format ${MIGRATIONS.length} of ${MIGRATIONS.length}, quick check: ok`;

describe('the check of the stores', () => {
  it('counts the rows of a store in use, log included, and says its files and modes', () => {
    const { folder, database } = setUp();
    const { text, failure } = check(folder);
    expect(failure).toBeUndefined();
    expect(text).toContain('The data folder: mode 700, 3 files');
    expect(text).toMatch(/Free on this disk: \d+ bytes/);
    expect(text).toMatch(/account\.sqlite: \d+ bytes, mode 600, changed 2/);
    expect(text).toMatch(/account\.sqlite-wal: \d+ bytes, mode 600/);
    expect(text).toContain(FORMAT);
    expect(text).toMatch(/rows: .*days 1\b/);
    database.close();
  });

  it('leaves no file behind that was not there', () => {
    const { folder, database } = setUp();
    database.close();
    expect(check(folder).text).toMatch(/days 1\b/);
    expect(readdirSync(folder)).toEqual(['account.sqlite']);
  });

  it('names a store that another program holds, and goes on with the next', () => {
    const { folder, file, database } = setUp();
    database.close();
    copyFileSync(file, join(folder, 'other.sqlite'));
    const holder = new DatabaseSync(file);
    holder.exec(`PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; ${DAY.replace('30', '29')}`);
    const { text, failure } = check(folder);
    holder.close();
    expect(text).toContain('The data of this account cannot be used: another program holds the file.');
    expect(text).toContain(FORMAT);
    expect(failure).toContain('Not sound, or not to be checked: account.sqlite.');
  });

  it('says that a store is damaged', () => {
    const { folder, file, database } = setUp();
    database.close();
    truncateSync(file, 8_192);
    expect(check(folder)).toMatchObject({
      text: expect.stringContaining('the file is damaged'),
      failure: expect.stringContaining('account.sqlite'),
    });
  });

  it('does not open what was set aside, and does not wait at a pipe', () => {
    const { folder, database } = setUp();
    database.close();
    writeFileSync(join(folder, 'account.damaged-20261130T000000000Z.sqlite'), 'torn');
    execFileSync('mkfifo', [join(folder, 'pipe.sqlite')]);
    const { text, failure } = check(folder);
    expect(text).toContain('account.damaged-20261130T000000000Z.sqlite: 4 bytes');
    expect(text).toContain('It is not a file.');
    expect(failure).toBe('Error: Not sound, or not to be checked: pipe.sqlite.');
  });

  it('says that there is no folder, or that it can’t be read', () => {
    const parent = temporaryFolder();
    expect(check(join(parent, 'none'))).toEqual({ text: 'There is no data folder yet.', failure: undefined });
    writeFileSync(join(parent, 'file'), '');
    expect(check(join(parent, 'file')).failure).toContain('The data folder can’t be read: ENOTDIR');
  });

  it('reads a table of any name', () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const strange = new DatabaseSync(join(folder, 'x.sqlite'));
    strange.exec('CREATE TABLE "a""b; --" (x)');
    strange.close();
    expect(check(folder).text).toContain('rows: a"b; -- 0');
  });
});
