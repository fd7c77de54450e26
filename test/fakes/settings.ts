import type { SettingsStore } from '../../src/main/core/ports.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';

export interface FakeSettings extends SettingsStore {
  readonly saved: () => Settings;
  /** From now on the disk refuses, or accepts again. */
  readonly refuse: (refuse: boolean) => void;
}

/** A settings file in memory. */
export function fakeSettings(first: Settings = DEFAULT_SETTINGS, problem?: string): FakeSettings {
  let settings = first;
  let isRefusing = false;
  return {
    saved: () => settings,
    refuse: (refuse) => {
      isRefusing = refuse;
    },
    read: () => ({ settings, problem }),
    write: (next) => {
      if (isRefusing) throw new Error('ENOSPC: no space left on device');
      settings = next;
    },
  };
}
