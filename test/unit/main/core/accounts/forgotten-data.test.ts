import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createForgottenData } from '../../../../../src/main/core/accounts/forgotten-data.ts';
import { keepSettings } from '../../../../../src/main/core/settings/keeper.ts';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { fakeSettings } from '../../../../fakes/settings.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';
import { WATCHED } from '../../../../fixtures/watched.ts';

const HOUR = 3_600_000;
const GONE = '11111111-1111-4111-8111-111111111111';
const KEPT = [`${WATCHED.id}.sqlite`];

/** The data of an account that is there and of one that is gone; `toErase` stands in the settings. */
const setUp = (toErase: unknown) => {
  const dataFolder = join(temporaryFolder(), 'accounts');
  mkdirSync(dataFolder);
  for (const id of [WATCHED.id, GONE]) writeFileSync(join(dataFolder, `${id}.sqlite`), '');
  const file = fakeSettings({ ...DEFAULT_SETTINGS, accounts: [WATCHED], toErase });
  const log = fakeLog();
  const clock = fakeClock();
  const platform = { os: 'linux', version: '1', dataFolder, locale: 'en' } as const;
  const forgotten = createForgottenData({ clock, log, platform }, keepSettings(file, log));
  return {
    forgotten,
    file,
    log,
    clock,
    files: () => readdirSync(dataFolder),
    /** The folder can't be used, until the returned function is called. */
    refuse: () => {
      renameSync(dataFolder, `${dataFolder}.aside`);
      writeFileSync(dataFolder, '');
      return () => {
        rmSync(dataFolder);
        renameSync(`${dataFolder}.aside`, dataFolder);
      };
    },
  };
};

it('what is to be erased is erased, and is then no longer', () => {
  const { forgotten, file, clock, files } = setUp([GONE]);
  expect(forgotten.pending()).toEqual([GONE]);
  expect(forgotten.erase()).toEqual(new Map());
  expect([files(), forgotten.pending()]).toEqual([KEPT, []]);
  expect(file.saved()).not.toHaveProperty('toErase');
  expect(clock.waiting()).toBe(0);
});

it('what the disk refuses to erase stays to be erased, and is tried again every hour', async () => {
  const { forgotten, file, log, clock, files, refuse } = setUp([GONE]);
  const allow = refuse();
  const reason = 'The data of this account cannot be used: the folder cannot be made.';
  expect(forgotten.erase()).toEqual(new Map([[GONE, reason]]));
  expect([file.saved().toErase, forgotten.pending()]).toEqual([[GONE], [GONE]]);
  expect(log.warnings).toEqual([`store: could not erase that of account ${GONE}: ${reason}`]);
  await clock.advance(HOUR);
  expect(log.warnings).toHaveLength(2);
  allow();
  await clock.advance(HOUR);
  expect([files(), forgotten.pending(), clock.waiting()]).toEqual([KEPT, [], 0]);
});

it('nothing is tried any more once it is stopped', () => {
  const { forgotten, clock, refuse } = setUp([GONE]);
  refuse();
  forgotten.erase();
  forgotten.stop();
  expect(clock.waiting()).toBe(0);
});

it('an account that is connected is never erased, whatever the settings say', () => {
  const { forgotten, file, files } = setUp([WATCHED.id, GONE]);
  forgotten.erase();
  expect(files()).toEqual(KEPT);
  expect(file.saved()).not.toHaveProperty('toErase');
});

it('what is no id erases nothing', () => {
  const { forgotten, files } = setUp(['../x', '']);
  expect(forgotten.pending()).toEqual([]);
  forgotten.erase();
  expect(files()).toHaveLength(2);
});

it('what was erased while the settings could not be saved is erased again, which does no harm', () => {
  const { forgotten, file, files } = setUp([GONE]);
  file.refuse(true);
  forgotten.erase();
  expect([files(), forgotten.pending()]).toEqual([KEPT, [GONE]]);
  file.refuse(false);
  forgotten.erase();
  expect(forgotten.pending()).toEqual([]);
});
