import { describe, expect, it } from 'vitest';
import { createPreferences } from '../../../../src/main/core/preferences.ts';
import { keepSettings } from '../../../../src/main/core/settings/keeper.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/shared/settings.ts';
import { fakeLog } from '../../../fakes/log.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { fakeState } from '../../../fakes/state.ts';

function given() {
  const file = fakeSettings();
  const state = fakeState();
  const started: boolean[] = [];
  const told: string[] = [];
  let isRefusing = false;
  const startAtLogin = (isOn: boolean) => {
    if (isRefusing) throw new Error('the folder cannot be written to');
    started.push(isOn);
  };
  const checkNow = () => told.push('checks');
  const { change_preferences: change } = createPreferences(
    { startAtLogin },
    keepSettings(file, fakeLog()),
    state,
    { all: () => [{ poller: { checkNow } }] },
    () => told.push('quiet hours'),
  );
  const inForce = () => [file.saved().preferences, state.getState().preferences];
  return { file, change, started, told, inForce, refuse: () => (isRefusing = true) };
}

describe('preferences', () => {
  it('are saved, in force at once, and leave alone what was not named', () => {
    const { change, started, told, inForce } = given();
    const part = { theme: 'dark', startAtLogin: true, contrast: undefined } as const;
    expect(change(part)).toMatchObject({ ok: true });
    const changed = { ...DEFAULT_PREFERENCES, theme: 'dark', startAtLogin: true };
    expect(inForce()).toEqual([changed, changed]);
    expect(started).toEqual([true]);
    expect(told).toEqual([]);
  });

  it('reach what goes by them: checks their interval, messages their quiet hours', () => {
    const { change, told } = given();
    change({ pollMinutes: 1 });
    change({ quietHours: [] });
    expect(told).toEqual(['checks', 'quiet hours']);
  });

  it('that cannot be saved change nothing, not even what starts at login', () => {
    const { file, change, started, told, inForce } = given();
    file.refuse(true);
    expect(change({ startAtLogin: true })).toMatchObject({ ok: false, failure: { kind: 'disk' } });
    expect([...started, ...told]).toEqual([]);
    expect(inForce()).toEqual([DEFAULT_PREFERENCES, DEFAULT_PREFERENCES]);
  });

  it('are as before where the desktop will not start it at login', () => {
    const { refuse, change, told, inForce } = given();
    refuse();
    expect(change({ startAtLogin: true, theme: 'dark' })).toMatchObject({ ok: false, failure: { kind: 'disk' } });
    expect(told).toEqual([]);
    expect(inForce()).toEqual([DEFAULT_PREFERENCES, DEFAULT_PREFERENCES]);
  });
});
