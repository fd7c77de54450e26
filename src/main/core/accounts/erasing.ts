import type { Handlers } from '../../../shared/bridge.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import type { PersonTraces, SettingsTraces, StoredTraces } from '../../../shared/person.ts';
import { ACCOUNT_GONE } from '../registry.ts';
import type { SettingsKeeper } from '../settings/keeper.ts';
import type { StateStore } from '../state.ts';
import { onDisk } from '../store/disk-errors.ts';
import type { Erasing } from '../store/erasing.ts';

const NOTHING: StoredTraces = { series: 0, incidents: 0, rules: 0, responses: 0, labels: 0, copies: 0 };

const sum = (a: StoredTraces, b: StoredTraces): StoredTraces => ({
  series: a.series + b.series,
  incidents: a.incidents + b.incidents,
  rules: a.rules + b.rules,
  responses: a.responses + b.responses,
  labels: a.labels + b.labels,
  copies: a.copies + b.copies,
});

/** What was typed into the window, and what of it names an e-mail address. */
export interface ErasableTyped {
  readonly countPerson: (address: string, accountId: string | undefined) => number;
  /** Throws if the disk refuses. */
  readonly erasePerson: (address: string, accountId: string | undefined) => void;
}

/** The settings, and what was set aside from them. */
export type ErasableSettings = Pick<SettingsKeeper, 'findPerson' | 'erasePerson'>;

const together = (stored: StoredTraces, inSettings: SettingsTraces, typed: number): PersonTraces => ({
  ...stored,
  rules: stored.rules + inSettings.rules,
  copies: stored.copies + inSettings.copies,
  settings: inSettings.settings,
  typed,
});

/**
 * Requests of the window to erase what is stored. `whileStopped` stops an account, if it is running, does the work and
 * starts it again.
 */
export function createErasingRequests(
  erasing: Erasing,
  typed: ErasableTyped,
  settings: ErasableSettings,
  state: Pick<StateStore, 'getState'>,
  whileStopped: <T>(accountId: string, work: () => T) => T,
): Pick<Handlers, 'clear_response_cache' | 'find_person' | 'erase_person'> {
  const nameOf = (accountId: string): string =>
    state.getState().accounts.find(({ account }) => account.id === accountId)?.account.name ?? 'A forgotten account';

  /** Does the same in the store of one account or of all. A store that refuses does not keep the others from it. */
  const inStores = (
    accountId: string | undefined,
    refusal: string,
    work: (accountId: string) => StoredTraces,
  ): Result<StoredTraces> => {
    const ids = onDisk(erasing.accountIds);
    if (!ids.ok) return ids;
    const done = ids.data
      .filter((id) => accountId === undefined || id === accountId)
      .map((id) => ({ id, result: onDisk(() => work(id)) }));
    const refused = done.flatMap(({ id, result }) =>
      result.ok ? [] : [`${nameOf(id)}: ${'reason' in result.failure ? result.failure.reason : result.failure.kind}`],
    );
    if (refused.length > 0) return fail({ kind: 'disk', reason: `${refusal} ${refused.join(' ')}` });
    return ok(done.flatMap(({ result }) => (result.ok ? [result.data] : [])).reduce(sum, NOTHING));
  };

  return {
    clear_response_cache: ({ accountId, damagedToo }) => {
      if (!state.getState().accounts.some(({ account }) => account.id === accountId)) return ACCOUNT_GONE;
      return onDisk(() => ({ damagedFiles: erasing.eraseResponses(accountId, damagedToo) }));
    },
    find_person: ({ accountId, address }) => {
      const found = inStores(accountId, 'Not every account could be searched.', (id) =>
        erasing.findPerson(id, address),
      );
      if (!found.ok) return found;
      const inSettings = settings.findPerson(address, accountId);
      return inSettings.ok
        ? ok(together(found.data, inSettings.data, typed.countPerson(address, accountId)))
        : inSettings;
    },
    erase_person: ({ accountId, address }) => {
      const count = typed.countPerson(address, accountId);
      const forgotten = onDisk(() => typed.erasePerson(address, accountId));
      // First, so that an account starts again by the name that is left.
      const inSettings = settings.erasePerson(address, accountId);
      const erased = inStores(accountId, 'Not everything was erased.', (id) =>
        whileStopped(id, () => erasing.erasePerson(id, address)),
      );
      if (!erased.ok) return erased;
      if (!forgotten.ok) return forgotten;
      return inSettings.ok ? ok(together(erased.data, inSettings.data, count)) : inSettings;
    },
  };
}
