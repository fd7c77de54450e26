import type { Handlers } from '../../shared/bridge.ts';
import { explain, inSentences, type Result } from '../../shared/failure.ts';
import { type ZoomStep, zoomed } from '../../shared/settings.ts';
import { type SnoozeChoice, snoozeUntil } from '../../shared/snooze.ts';
import type { Ports } from './ports.ts';
import type { StateStore } from './state.ts';

/**
 * Changes that the person makes outside the page, by a key or a menu. No form can show a refusal there, so that a notice
 * says what was not done and why.
 */
export interface DesktopCommands {
  readonly zoom: (step: ZoomStep) => Promise<void>;
  readonly mute: (choice: SnoozeChoice) => Promise<void>;
  readonly endMute: () => Promise<void>;
}

export function createDesktopCommands(
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
  { change_preferences, mute }: Pick<Handlers, 'change_preferences' | 'mute'>,
  state: Pick<StateStore, 'getState'>,
  notice: (text: string) => void,
): DesktopCommands {
  const tell = (what: string, done: Result<null>): void => {
    if (done.ok) return;
    log.warn(`app: ${what}: ${done.failure.kind}`);
    const text = `${what}. ${inSentences(explain(done.failure))}`;
    // A key is pressed again when nothing happens.
    if (state.getState().notices.every((one) => one.text !== text)) notice(text);
  };
  return {
    zoom: async (step) => {
      const { zoom: now } = state.getState().preferences;
      const zoom = zoomed(now, step);
      if (zoom !== now) tell('The zoom was not changed', await change_preferences({ zoom }));
    },
    mute: async (choice) =>
      tell('Notifications were not muted', await mute({ until: snoozeUntil(choice, clock.now()) })),
    endMute: async () => tell('The mute was not ended', await mute({ until: null })),
  };
}
