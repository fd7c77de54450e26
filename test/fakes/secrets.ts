import type { KeychainProblem, SecretStore } from '../../src/main/core/ports.ts';

export interface FakeSecrets extends SecretStore {
  readonly kept: Map<string, string>;
  /** From now on every call fails like this, or works again. */
  readonly breakWith: (problem: KeychainProblem | undefined) => void;
}

/** A keychain in memory. */
export function fakeSecrets(): FakeSecrets {
  const kept = new Map<string, string>();
  let broken: KeychainProblem | undefined;
  const answer = async <T>(value: () => T) =>
    broken ? { ok: false as const, problem: broken } : { ok: true as const, value: value() };

  return {
    kept,
    breakWith: (problem) => {
      broken = problem;
    },
    get: (accountId) => answer(() => kept.get(accountId)),
    set: (accountId, key) =>
      answer(() => {
        kept.set(accountId, key);
        return null;
      }),
    erase: (accountId) =>
      answer(() => {
        kept.delete(accountId);
        return null;
      }),
  };
}
