import { powerMonitor } from 'electron';

/** Tells of sleep, waking and unlocking. */
export function onPower(call: {
  readonly suspend: () => void;
  readonly resume: () => void;
  readonly unlock: () => void;
}) {
  powerMonitor.on('suspend', call.suspend);
  powerMonitor.on('resume', call.resume);
  powerMonitor.on('unlock-screen', call.unlock);
}
