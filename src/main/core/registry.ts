import { fail } from '../../shared/failure.ts';

/** Finds what runs for an account. */
export interface AccountLookup<Runtime> {
  /** Undefined for an account that is not watched: forgotten, or its store cannot be opened. */
  readonly get: (accountId: string) => Runtime | undefined;
  readonly all: () => readonly Runtime[];
}

/** The accounts being watched. Made before the rooms that need one, which take as much of a runtime as they use. */
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

/** What is answered about an account that was forgotten meanwhile. */
export const ACCOUNT_GONE = fail({ kind: 'not-found', what: 'This account' });
