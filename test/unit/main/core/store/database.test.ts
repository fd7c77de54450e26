import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../../../src/main/core/store/database.ts';
import { setAside } from '../../../../../src/main/core/store/files.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';

const NOW = Date.UTC(2026, 10, 24, 20, 10);
const NOTES = 'CREATE TABLE notes (text TEXT NOT NULL) STRICT';
const ASIDE = 'account.damaged-20261124T201000000Z.sqlite';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const write = (database: Database, ...notes: string[]) => {
  const insert = database.prepare('INSERT INTO notes (text) VALUES (?)');
  for (const note of notes) insert.run(note);
};
const read = (database: Database) =>
  database
    .prepare('SELECT text FROM notes ORDER BY rowid')
    .all()
    .map((row) => row['text']);

/** A file with one table and 200 long notes, closed. */
const filledFile = () => {
  const file = join(temporaryFolder(), 'account.sqlite');
  const { database } = openDatabase(file, [NOTES], NOW);
  database.transaction(() => write(database, ...Array.from({ length: 200 }, (_, index) => `${index} `.repeat(100))));
  database.close();
  return file;
};

describe('a database', () => {
  it('is begun in a folder made for this person alone, every file of it too', () => {
    const folder = join(temporaryFolder(), 'made', 'here');
    const { database, aside } = openDatabase(join(folder, 'account.sqlite'), [NOTES], NOW);
    write(database, 'one');
    expect(aside).toBeUndefined();
    expect(modeOf(folder)).toBe('700');
    expect(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))])).toEqual([
      ['account.sqlite', '600'],
      ['account.sqlite-shm', '600'],
      ['account.sqlite-wal', '600'],
    ]);
    database.close();
  });

  it('takes others out of a file that was open to them', () => {
    const file = join(temporaryFolder(), 'account.sqlite');
    writeFileSync(file, '', { mode: 0o644 });
    openDatabase(file, [NOTES], NOW).database.close();
    expect(modeOf(file)).toBe('600');
  });

  it('writes ahead and waits for the disk at every commit', () => {
    const { database } = openDatabase(join(temporaryFolder(), 'account.sqlite'), [NOTES], NOW);
    const setting = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).all()[0] ?? {})[0];
    expect([setting('journal_mode'), setting('synchronous'), setting('foreign_keys')]).toEqual(['wal', 2, 1]);
    database.close();
  });

  it('does all of a transaction or nothing of it', () => {
    const file = join(temporaryFolder(), 'account.sqlite');
    const { database } = openDatabase(file, [NOTES], NOW);
    database.transaction(() => write(database, 'kept'));
    const broken = () =>
      database.transaction(() => {
        write(database, 'lost');
        throw new Error('half-way');
      });
    expect(broken).toThrow('half-way');
    expect(read(database)).toEqual(['kept']);
    database.transaction(() => write(database, 'kept too'));
    database.close();
    expect(read(openDatabase(file, [NOTES], NOW).database)).toEqual(['kept', 'kept too']);
  });

  it('says in words that the disk is full, keeps what it had and goes on when there is room', () => {
    const file = join(temporaryFolder(), 'account.sqlite');
    const { database } = openDatabase(file, [NOTES], NOW);
    write(database, 'before');
    database.prepare('PRAGMA max_page_count = 4').all();
    expect(() => database.transaction(() => write(database, 'x'.repeat(100_000)))).toThrow(
      'The data of this account cannot be used: the disk is full.',
    );
    expect(read(database)).toEqual(['before']);
    database.prepare('PRAGMA max_page_count = 1000').all();
    write(database, 'after');
    expect(read(database)).toEqual(['before', 'after']);
    database.close();
  });

  it('says at once that another program holds it, and goes on when that lets go', () => {
    const file = join(temporaryFolder(), 'account.sqlite');
    const { database } = openDatabase(file, [NOTES], NOW);
    const other = new DatabaseSync(file);
    expect(database.isHeld()).toBe(false);
    other.exec('BEGIN EXCLUSIVE');
    expect(database.isHeld()).toBe(true);
    expect(() => write(database, 'refused')).toThrow('another program holds the file');
    other.exec('ROLLBACK');
    expect(database.isHeld()).toBe(false);
    write(database, 'kept');
    expect(read(database)).toEqual(['kept']);
    other.close();
    database.close();
  });

  it('says in words that its folder cannot be made', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openDatabase(join(file, 'account.sqlite'), [NOTES], NOW)).toThrow(
      'The data of this account cannot be used: the folder cannot be made.',
    );
  });

  it('is not made through a symbolic link in place of its folder, whose target keeps its mode', () => {
    const target = temporaryFolder();
    chmodSync(target, 0o755);
    const folder = join(temporaryFolder(), 'accounts');
    symlinkSync(target, folder);
    expect(() => openDatabase(join(folder, 'account.sqlite'), [NOTES], NOW)).toThrow(
      'The data of this account cannot be used: its folder or file is a symbolic link, which is not followed.',
    );
    expect([modeOf(target), readdirSync(target)]).toEqual(['755', []]);
  });

  it.each(['', '-wal', '-shm', '-journal'])('is not opened where a symbolic link is in place of it: %s', (suffix) => {
    const target = join(temporaryFolder(), 'elsewhere');
    writeFileSync(target, '', { mode: 0o644 });
    const file = join(temporaryFolder(), 'account.sqlite');
    symlinkSync(target, file + suffix);
    expect(() => openDatabase(file, [NOTES], NOW)).toThrow('file is a symbolic link');
    expect([modeOf(target), statSync(target).size, readlinkSync(file + suffix)]).toEqual(['644', 0, target]);
  });

  it('does not hide a mistake of ours as a refusing disk', () => {
    const { database } = openDatabase(join(temporaryFolder(), 'account.sqlite'), [NOTES], NOW);
    expect(() => database.prepare('INSERT INTO notes (text) VALUES (?)').run(undefined)).toThrow('NOT NULL constraint');
    database.close();
  });
});

describe('a damaged file', () => {
  it.each([
    ['garbage', () => Buffer.from('this was never a database, and it is long enough to say so'.repeat(20))],
    ['a few bytes', () => Buffer.from('oops')],
    ['a header without its pages', (good: Buffer) => good.subarray(0, 4096)],
    ['a file cut off in the middle of a page', (good: Buffer) => good.subarray(0, good.length / 2 + 100)],
    ['a file that lost its last page', (good: Buffer) => good.subarray(0, good.length - 4096)],
    ['a page of noise', (good: Buffer) => Buffer.from(good).fill(0xa5, 8192, 12_288)],
  ])('is set aside and a new one begun: %s', (_, damage) => {
    const file = filledFile();
    const bad = damage(readFileSync(file));
    writeFileSync(file, bad);

    const { database, aside } = openDatabase(file, [NOTES], NOW);
    expect(aside).toBe(join(file, '..', ASIDE));
    expect(read(database)).toEqual([]);
    write(database, 'new');
    database.close();
    expect(readFileSync(join(file, '..', ASIDE)).equals(bad)).toBe(true);

    const again = openDatabase(file, [NOTES], NOW);
    expect([again.aside, read(again.database)]).toEqual([undefined, ['new']]);
    again.database.close();
  });

  it('takes along the log that SQLite may have left beside it', () => {
    const file = filledFile();
    writeFileSync(`${file}-wal`, 'its log');
    expect(setAside(file, NOW)).toBe(join(file, '..', ASIDE));
    expect(readdirSync(join(file, '..'))).toEqual([ASIDE, `${ASIDE}-wal`]);
  });

  it('never takes the place of one set aside before', () => {
    const file = filledFile();
    for (const text of ['first', 'second']) {
      writeFileSync(file, text);
      openDatabase(file, [NOTES], NOW).database.close();
    }
    const aside = readdirSync(join(file, '..')).filter((name) => name.includes('damaged'));
    expect(aside.map((name) => readFileSync(join(file, '..', name), 'utf8'))).toEqual(['second', 'first']);
  });

  it('is also a database of something else', () => {
    const file = filledFile();
    const { database } = openDatabase(file, [NOTES], NOW);
    database.prepare('PRAGMA user_version = 0').all();
    database.close();
    expect(openDatabase(file, [NOTES], NOW).aside).toBeDefined();
  });

  it('is not a file that merely has nothing in it yet', () => {
    const file = filledFile();
    truncateSync(file, 0);
    expect(openDatabase(file, [NOTES], NOW).aside).toBeUndefined();
  });

  it('is not a folder in its place, which is left alone', () => {
    const file = join(temporaryFolder(), 'account.sqlite');
    mkdirSync(file);
    expect(() => openDatabase(file, [NOTES], NOW)).toThrow('EISDIR');
    expect(statSync(file).isDirectory()).toBe(true);
  });
});

describe('a file of another version', () => {
  const SECOND = "ALTER TABLE notes ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'";
  const THIRD = 'CREATE INDEX notes_by_colour ON notes (colour)';
  const backups = (file: string) => readdirSync(join(file, '..')).filter((name) => name.endsWith('.backup'));

  it('is brought up to date step by step, its old self kept beside it', () => {
    const file = filledFile();
    const before = readFileSync(file);
    const { database } = openDatabase(file, [NOTES, SECOND, THIRD], NOW);
    expect(database.prepare('SELECT colour, count(*) AS notes FROM notes GROUP BY colour').all()).toEqual([
      { colour: 'grey', notes: 200 },
    ]);
    database.close();
    expect(backups(file)).toEqual(['account.v1.backup']);
    const backup = join(file, '..', 'account.v1.backup');
    expect(modeOf(backup)).toBe('600');
    const old = openDatabase(backup, [NOTES], NOW);
    expect([old.aside, read(old.database).length, statSync(backup).size]).toEqual([undefined, 200, before.length]);
    old.database.close();
  });

  it('keeps only the backup of the last change, and makes none when there is nothing to change', () => {
    const file = filledFile();
    for (const migrations of [
      [NOTES, SECOND],
      [NOTES, SECOND],
      [NOTES, SECOND, THIRD],
    ]) {
      openDatabase(file, migrations, NOW).database.close();
    }
    expect(backups(file)).toEqual(['account.v2.backup']);
  });

  it('stays at its version when a step fails', () => {
    const file = filledFile();
    expect(() => openDatabase(file, [NOTES, SECOND, 'CREATE TABLE notes (again TEXT)'], NOW)).toThrow('already exists');
    const { database, aside } = openDatabase(file, [NOTES], NOW);
    expect([aside, read(database).length]).toEqual([undefined, 200]);
    database.close();
  });

  it('is set aside where its format is a number that no version writes', () => {
    const file = filledFile();
    const raw = new DatabaseSync(file);
    raw.exec('PRAGMA user_version = -1');
    raw.close();
    const { database, aside } = openDatabase(file, [NOTES], NOW);
    expect(aside).toBeDefined();
    expect(read(database)).toEqual([]);
    database.close();
  });

  it('is refused in words and left as it is when it is newer than this program', () => {
    const file = filledFile();
    openDatabase(file, [NOTES, SECOND, THIRD], NOW).database.close();
    const before = readFileSync(file);
    expect(() => openDatabase(file, [NOTES], NOW)).toThrow(
      'The data of this account is from a newer Relaywatch (format 3; this one knows 1). ' +
        'It was left as it is. Install the newer version to use it.',
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(join(file, '..')).sort()).toEqual(['account.sqlite', 'account.v1.backup']);
  });
});

describe('What was deleted', () => {
  const SECRET = 'secret@example.com';
  const bytes = (file: string) =>
    readdirSync(join(file, '..'))
      .map((name) => readFileSync(join(file, '..', name), 'latin1'))
      .join('');
  const ANSWERS = `${NOTES}; CREATE TABLE answers (input TEXT NOT NULL, value TEXT NOT NULL) STRICT`;
  const RENAMED = 'DROP TABLE answers; CREATE TABLE responses (value TEXT NOT NULL) STRICT';

  /** A file of an earlier version, which did not overwrite what it deleted. */
  const olderFile = () => {
    const file = join(temporaryFolder(), 'account.sqlite');
    openDatabase(file, [ANSWERS], NOW).database.close();
    const raw = new DatabaseSync(file);
    raw.exec('PRAGMA secure_delete = OFF');
    const insert = raw.prepare('INSERT INTO notes (text) VALUES (?)');
    for (let n = 0; n < 300; n += 1) insert.run(`${n} ${SECRET} ${'x'.repeat(200)}`);
    raw.exec(`DELETE FROM notes; INSERT INTO answers VALUES ('{"search":"${SECRET}"}', '["${SECRET}"]')`);
    raw.close();
    expect(bytes(file)).toContain(SECRET);
    return file;
  };

  it('is in no file once the file was rewritten, the log included', () => {
    const file = filledFile();
    const { database } = openDatabase(file, [NOTES], NOW);
    write(database, ...Array.from({ length: 500 }, (_, n) => `${n} ${SECRET} ${'x'.repeat(n)}`));
    database.prepare('DELETE FROM notes WHERE text LIKE ?').run(`%${SECRET}%`);
    expect(bytes(file)).toContain(SECRET);
    database.rewrite();
    expect(bytes(file)).not.toContain(SECRET);
    expect([statSync(`${file}-wal`).size, read(database).length]).toEqual([0, 200]);
    database.close();
  });

  it('by an earlier version is in no file after an update, and cached responses in no backup', () => {
    const file = olderFile();
    openDatabase(file, [ANSWERS, RENAMED], NOW).database.close();
    expect(readdirSync(join(file, '..')).sort()).toEqual(['account.sqlite', 'account.v1.backup']);
    expect(bytes(file)).not.toContain(SECRET);
  });

  it('says in words that another program still reads it', () => {
    const file = filledFile();
    const { database } = openDatabase(file, [NOTES], NOW);
    const other = new DatabaseSync(file);
    other.exec('BEGIN; SELECT * FROM notes');
    expect(() => database.rewrite()).toThrow('another program holds the file');
    other.close();
    database.rewrite();
    database.close();
  });

  it('does not make the log grow: it stays at a megabyte', () => {
    const file = filledFile();
    const { database } = openDatabase(file, [NOTES], NOW);
    for (let n = 0; n < 40; n += 1) write(database, 'x'.repeat(200_000));
    write(database, 'one more');
    expect(statSync(`${file}-wal`).size).toBeLessThan(1_500_000);
    database.close();
  });
});
