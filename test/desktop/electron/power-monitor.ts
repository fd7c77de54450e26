import type { PowerMonitor } from 'electron';
import { standInEmitter } from './stand-in.ts';

const EVENTS = ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'on-ac', 'on-battery', 'shutdown'];

const { self, emit } = standInEmitter<PowerMonitor>('powerMonitor', EVENTS, {
  isOnBatteryPower: () => false,
  getSystemIdleTime: () => 0,
});

/** Hears nothing of the machine's own power; a test raises the events. */
export const powerMonitor: PowerMonitor = self;
export const emitPowerEvent: typeof emit = emit;
