import { HOUR_MS } from '../../../shared/calendar.ts';
import { explain } from '../../../shared/failure.ts';
import type { Ports } from '../ports.ts';
import type { SettingsKeeper } from '../settings/keeper.ts';
import { onDisk, reasonIn } from '../store/disk-errors.ts';
import { eraseAccountStore } from '../store/open.ts';

/** The data of forgotten accounts that is still to be erased, because the disk refused. It stands in the settings. */
export interface ForgottenData {
  /** The accounts whose data is still to be erased. */
  readonly pending: () => readonly string[];
  /**
   * Erases what is pending, and tries again every hour what the disk refuses. Returns that by account id, with the
   * reason in words.
   */
  readonly erase: () => ReadonlyMap<string, string>;
  readonly stop: () => void;
}

export function createForgottenData(
  { clock, log, platform }: Pick<Ports, 'clock' | 'log' | 'platform'>,
  settings: Pick<SettingsKeeper, 'get' | 'change'>,
): ForgottenData {
  let cancelTimer = (): void => {};

  const pending = (): readonly string[] => {
    const { accounts, toErase = [] } = settings.get();
    // An account that came back, as from the last good copy of the settings, keeps its data.
    return toErase.filter((id) => accounts.every((account) => account.id !== id));
  };

  const eraseOne = (accountId: string): readonly (readonly [accountId: string, reason: string])[] => {
    const erased = onDisk(() => eraseAccountStore(platform.dataFolder, accountId));
    if (erased.ok) return [];
    log.warn(`store: could not erase that of account ${accountId}${reasonIn(erased.failure)}`);
    return [[accountId, explain(erased.failure).advice]];
  };

  const eraseAll = (): ReadonlyMap<string, string> => {
    cancelTimer();
    const refused = new Map(pending().flatMap(eraseOne));
    if (refused.size < (settings.get().toErase?.length ?? 0)) {
      // If this can't be saved, they are erased once more, which does no harm.
      settings.change({ toErase: refused.size > 0 ? [...refused.keys()] : undefined });
    }
    if (refused.size > 0) cancelTimer = clock.after(HOUR_MS, eraseAll);
    return refused;
  };

  return { pending, erase: eraseAll, stop: () => cancelTimer() };
}
