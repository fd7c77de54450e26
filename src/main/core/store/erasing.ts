import { AccountId } from '../../../shared/account.ts';
import type { StoredTraces } from '../../../shared/person.ts';
import type { Clock, Log } from '../ports.ts';
import { type Database, openDatabase } from './database.ts';
import { copiesOf, damagedFilesOf, eraseFiles, storedAccounts, storeFile } from './files.ts';
import { MIGRATIONS } from './migrations.ts';
import { personIn } from './person.ts';
import { responseCacheIn } from './response-cache.ts';

/** Erases from the stores in a folder, those of forgotten accounts too. Everything throws if the disk refuses. */
export interface Erasing {
  /** The accounts that have a store here. */
  readonly accountIds: () => readonly string[];
  /**
   * Erases the cached responses of an account and, with `damagedToo`, the damaged files that were set aside and may
   * hold some. Returns how many of those are left.
   */
  readonly eraseResponses: (accountId: string, damagedToo: boolean) => number;
  readonly findPerson: (accountId: string, address: string) => StoredTraces;
  /** Erases an address and all copies of the store. The account must not be running: it would store it again. */
  readonly erasePerson: (accountId: string, address: string) => StoredTraces;
}

export function createErasing(folder: string, clock: Pick<Clock, 'now'>, log: Log): Erasing {
  const fileOf = (accountId: string): string => storeFile(folder, AccountId.parse(accountId));

  const inStore = <T>(accountId: string, work: (database: Database) => T): T => {
    const { database } = openDatabase(fileOf(accountId), MIGRATIONS, clock.now());
    try {
      return work(database);
    } finally {
      database.close();
    }
  };

  const traces = (database: Database, accountId: string, address: string) => {
    const person = personIn(database, accountId, address, log);
    return { ...person, found: { ...person.traces(), copies: copiesOf(fileOf(accountId)).length } };
  };

  return {
    accountIds: () => storedAccounts(folder),
    eraseResponses: (accountId, damagedToo) => {
      if (!storedAccounts(folder).includes(accountId)) return 0;
      inStore(accountId, (database) => {
        responseCacheIn(database, log).erase();
        database.rewrite();
      });
      if (damagedToo) eraseFiles(damagedFilesOf(fileOf(accountId)));
      return damagedFilesOf(fileOf(accountId)).length;
    },
    findPerson: (accountId, address) => inStore(accountId, (database) => traces(database, accountId, address).found),
    erasePerson: (accountId, address) =>
      inStore(accountId, (database) => {
        const { erase, found } = traces(database, accountId, address);
        erase(clock.now());
        eraseFiles(copiesOf(fileOf(accountId)));
        return found;
      }),
  };
}
