import { fail } from '../../shared/failure.ts';

/** Looks up the runtime of an account. */
export interface AccountLookup<Runtime> {
  /** Undefined for an account that is not watched: it was forgotten, or its store can't be opened. */
  readonly get: (accountId: string) => Runtime | undefined;
  readonly all: () => readonly Runtime[];
}

/**
 * The accounts being watched. Created before the parts that use it; each declares only the part of a runtime it needs.
 */
export interface Registry<Runtime> extends AccountLookup<Runtime> {
  readonly add: (accountId: string, runtime: Runtime) => void;
  readonly remove: (accountId: string) => void;
  readonly clear: () => void;
}

export function createRegistry<Runtime>(): Registry<Runtime> {
  const running = new Map<string, Runtime>();
  return {
    get: (accountId) => running.get(accountId),
    all: () => [...running.values()],
    add: (accountId, runtime) => running.set(accountId, runtime),
    remove: (accountId) => running.delete(accountId),
    clear: () => running.clear(),
  };
}

/** The failure for a request about an account that has been forgotten meanwhile. */
export const ACCOUNT_GONE = fail({ kind: 'not-found', what: 'This account' });
