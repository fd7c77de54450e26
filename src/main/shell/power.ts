import { powerMonitor } from 'electron';

/** Calls back on sleep and waking, and on locking and unlocking except on Linux (see screen-lock.ts). */
export function onPower(call: {
  readonly suspend: () => void;
  readonly resume: () => void;
  readonly lock: () => void;
  readonly unlock: () => void;
}) {
  powerMonitor.on('suspend', call.suspend);
  powerMonitor.on('resume', call.resume);
  powerMonitor.on('lock-screen', call.lock);
  powerMonitor.on('unlock-screen', call.unlock);
}
