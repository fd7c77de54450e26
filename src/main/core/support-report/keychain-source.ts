import type { DiagnosticsPorts, ReportSource, SecretStore } from '../ports.ts';
import { accountsIn } from './settings-source.ts';

/** Read without an account, to see whether the keychain answers. There is no such account id. */
const NOBODY = 'diagnostics';

/** Whether the keychain answers, and which accounts have a key in it. A key is looked for, and at once let go. */
export const keychainSource = (
  secrets: Pick<SecretStore, 'get'>,
  readSettings: DiagnosticsPorts['settingsFiles'],
): ReportSource => ({
  name: 'keychain',
  title: 'Keychain',
  // The keychain has its own limit of 10 s, after which it says why.
  limitMs: 15_000,
  read: async (say) => {
    const isThere = async (accountId: string): Promise<boolean> => {
      const kept = await secrets.get(accountId);
      if (!kept.ok) throw new Error(kept.problem.detail);
      return kept.value !== undefined;
    };
    await isThere(NOBODY);
    say('The keychain answers.');
    for (const { id, name, simulated } of await accountsIn(readSettings)) {
      if (!simulated) say(`${name} (account ${id}): ${(await isThere(id)) ? 'has a key' : 'has no key'}`);
    }
  },
});
