import { createState, type StateStore } from '../../src/main/core/state.ts';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings.ts';
import type { AppState } from '../../src/shared/state.ts';
import { fakeLog } from './log.ts';

/** The state of an application that has just started; `part` changes what a test is about. */
export const fakeState = (part: Partial<AppState> = {}): StateStore =>
  createState(
    {
      accounts: [],
      preferences: DEFAULT_PREFERENCES,
      keychain: { kind: 'untried' },
      platform: { os: 'linux', version: '1', dataFolder: '', locale: 'en-GB' },
      notices: [],
      notifications: { mutedUntil: undefined, quietUntil: undefined },
      ...part,
    },
    fakeLog(),
  );
