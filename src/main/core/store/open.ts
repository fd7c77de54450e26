import { AccountId } from '../../../shared/account.ts';
import type { Change } from '../alerting/evaluate.ts';
import type { Clock, Log } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import { alertInstancesIn } from './alert-instances.ts';
import { causesIn } from './causes.ts';
import { daysIn } from './daily-totals.ts';
import { openDatabase } from './database.ts';
import { erase, storeFile } from './files.ts';
import { incidentsIn } from './incidents.ts';
import { labelsIn } from './labels.ts';
import { MIGRATIONS } from './migrations.ts';
import { responseCacheIn } from './response-cache.ts';
import { KEEP_MEMBERS_MS, KEEP_SAMPLES_MS } from './retention.ts';
import { samplesIn } from './samples.ts';

/**
 * Opens the store of one account in `folder`, creating both if missing. `problem` says, in words for the person, that
 * the old file was damaged and set aside. Throws, with a reason in words, if the disk refuses or the file is from a
 * newer version.
 */
export function openAccountStore(options: {
  readonly folder: string;
  readonly accountId: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}): { readonly store: AccountStore; readonly problem: string | undefined } {
  const { folder, clock, log } = options;
  const accountId = AccountId.parse(options.accountId);
  const { database, problem } = openDatabase(storeFile(folder, accountId), MIGRATIONS, clock.now());
  if (problem !== undefined) log.warn(`store: ${problem}`);

  const samples = samplesIn(database, log);
  const instances = alertInstancesIn(database, samples.idOf, log);
  const incidents = incidentsIn(database, accountId, log);
  const causes = causesIn(database, log);
  const days = daysIn(database, log);
  const responses = responseCacheIn(database, log);

  const write = (change: Change) => {
    for (const { series, sample } of change.samples) samples.put(series, sample);
    for (const instance of change.instances) instances.put(instance);
    instances.putNoData(change.noData);
    for (const incident of change.incidents) incidents.put(incident);
    for (const event of change.events) incidents.putEvent(event);
  };

  const store: AccountStore = {
    resume: () => ({ instances: instances.all(), noData: instances.noData(), openIncidents: incidents.open() }),
    record: (change) => {
      try {
        database.transaction(() => write(change));
      } catch (error) {
        samples.forget();
        throw error;
      }
    },
    appendEvent: (incident, event) =>
      database.transaction(() => {
        incidents.put(incident);
        incidents.putEvent(event);
      }),
    waitingDeliveries: incidents.waiting,
    markShown: incidents.markShown,
    markDeferred: incidents.markDeferred,
    openIncidents: incidents.open,
    incidents: incidents.page,
    incidentDetails: incidents.details,
    storeCause: causes.put,
    hasCause: causes.has,
    cause: causes.get,
    samples: samples.between,
    members: samples.members,
    deleteExpired: () => {
      responses.deleteExpired(clock.now());
      return samples.deleteExpired(clock.now() - KEEP_SAMPLES_MS, clock.now() - KEEP_MEMBERS_MS);
    },
    days: days.between,
    keepDays: (kept) => database.transaction(() => kept.forEach(days.put)),
    cacheResponse: responses.put,
    cachedResponse: responses.get,
    clearResponseCache: responses.erase,
    labels: labelsIn(database, log),
    close: database.close,
  };
  return { store, problem };
}

/** Deletes every file of an account's store. Close the store first. Throws if the disk refuses. */
export const eraseAccountStore = (folder: string, accountId: string): void =>
  erase(storeFile(folder, AccountId.parse(accountId)));
