import { describe, expect, it } from 'vitest';
import { createDesktopCommands } from '../../../../src/main/core/desktop-commands.ts';
import { createPreferences } from '../../../../src/main/core/preferences.ts';
import { keepSettings } from '../../../../src/main/core/settings/keeper.ts';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeLog } from '../../../fakes/log.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { fakeState } from '../../../fakes/state.ts';

/** Commands over this document in the settings file. */
function given(document: object = DEFAULT_SETTINGS) {
  const file = fakeSettings(document);
  const settings = keepSettings(file, fakeLog());
  const state = fakeState();
  const clock = fakeClock();
  const preferences = createPreferences(
    { startAtLogin: () => undefined },
    settings,
    state,
    { all: () => [] },
    () => {},
  );
  const commands = createDesktopCommands(
    { clock, log: fakeLog() },
    { ...preferences, mute: ({ until }) => settings.change({ mutedUntil: until ?? undefined }) },
    state,
    (text) => state.setState(({ notices }) => ({ notices: [...notices, { id: String(notices.length), text }] })),
  );
  const notices = () => state.getState().notices.map(({ text }) => text);
  return { ...commands, clock, file, settings, state, notices };
}

describe('a change by a key or a menu', () => {
  it('is made, and says nothing', async () => {
    const { zoom, mute, endMute, clock, settings, state, notices } = given();
    await zoom('in');
    expect(state.getState().preferences.zoom).toBe(110);
    await mute('1h');
    expect(settings.get().mutedUntil).toBe(clock.now() + 3_600_000);
    await endMute();
    expect(settings.get().mutedUntil).toBeUndefined();
    expect(notices()).toEqual([]);
  });

  it('says in a notice why the settings of a newer version refuse it, once', async () => {
    const { zoom, mute, endMute, state, notices } = given({ ...DEFAULT_SETTINGS, version: 99 });
    await zoom('in');
    await zoom('in');
    await mute('1h');
    await endMute();
    const why =
      'The settings are from a newer Relaywatch (format 99). They are left as they are, and nothing was changed. Install the newer version to change them.';
    expect(notices()).toEqual([
      `The zoom was not changed. ${why}`,
      `Notifications were not muted. ${why}`,
      `The mute was not ended. ${why}`,
    ]);
    expect(state.getState().preferences.zoom).toBe(100);
  });

  it('says in a notice that the disk refuses it', async () => {
    const { file, mute, notices } = given();
    file.refuse(true);
    await mute('4h');
    expect(notices()).toEqual([expect.stringMatching(/^Notifications were not muted\. .*no space left on device/)]);
  });

  it('that changes nothing is not refused', async () => {
    const { file, zoom, notices } = given();
    file.refuse(true);
    await zoom('reset');
    expect(notices()).toEqual([]);
  });
});
