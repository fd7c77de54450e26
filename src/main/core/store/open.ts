import { basename } from 'node:path';
import { AccountId } from '../../../shared/account.ts';
import type { Change } from '../alerting/evaluate.ts';
import type { Clock, Log } from '../ports.ts';
import type { AccountStore } from './account-store.ts';
import { alertInstancesIn } from './alert-instances.ts';
import { causesIn } from './causes.ts';
import { daysIn } from './daily-totals.ts';
import { type Database, openDatabase, readClosed } from './database.ts';
import { orInWords } from './disk-errors.ts';
import { erase, storeFile } from './files.ts';
import { incidentsIn } from './incidents.ts';
import { labelsIn } from './labels.ts';
import { MIGRATIONS } from './migrations.ts';
import { ownersIn } from './owners.ts';
import { responseCacheIn } from './response-cache.ts';
import { KEEP_MEMBERS_MS, KEEP_SAMPLES_MS } from './retention.ts';
import { rulesIn } from './rules.ts';
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
  const { database, aside } = openDatabase(storeFile(folder, accountId), MIGRATIONS, clock.now());

  const samples = samplesIn(database, log);
  const instances = alertInstancesIn(database, samples.idOf, log);
  const incidents = incidentsIn(database, accountId, log);
  const causes = causesIn(database, log);
  const days = daysIn(database, log);
  const responses = responseCacheIn(database, log);
  const rules = rulesIn(database, log);
  const owners = ownersIn(database, log);

  const hasRules = aside !== undefined && rescueRules(aside, database);
  const problem = aside === undefined ? undefined : damagedWords(aside, hasRules);
  if (problem !== undefined) log.warn(`store: ${problem}`);

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
    labels: labelsIn(database, log),
    rules: rules.read,
    saveRules: rules.save,
    owners: owners.all,
    addOwner: owners.put,
    isHeld: database.isHeld,
    close: database.close,
  };
  return { store, problem };
}

/**
 * Copies what a damaged file still gives of the rules and the keys whose data it is. Returns whether there were rules.
 */
function rescueRules(aside: string, database: Database): boolean {
  const rules = readClosed(aside, 'SELECT id, revision, position, rule FROM rules');
  const owners = readClosed(aside, 'SELECT key_hash, base_url FROM owners');
  const putRule = database.prepare('INSERT INTO rules (id, revision, position, rule) VALUES (?, ?, ?, ?)');
  const putOwner = database.prepare('INSERT INTO owners (key_hash, base_url) VALUES (?, ?)');
  try {
    database.transaction(() => {
      for (const { id, revision, position, rule } of rules) putRule.run(...values(id, revision, position, rule));
      for (const { key_hash: keyHash, base_url: baseUrl } of owners) putOwner.run(...values(keyHash, baseUrl));
    });
  } catch {
    // A damaged row may be anything; without it the account starts with the default rules.
    return false;
  }
  return rules.length > 0;
}

const values = (...found: readonly unknown[]) =>
  found.map((value) => (typeof value === 'string' || typeof value === 'number' ? value : null));

const damagedWords = (aside: string, hasRules: boolean): string =>
  `The data of this account was damaged. It was set aside as ${basename(aside)}, and alerts and history start anew.` +
  (hasRules ? ' Your rules were saved.' : '');

/** Deletes every file of an account's store. Close the store first. Throws, with a reason in words, if the disk refuses. */
export const eraseAccountStore = (folder: string, accountId: string): void =>
  orInWords(() => erase(storeFile(folder, AccountId.parse(accountId))));
