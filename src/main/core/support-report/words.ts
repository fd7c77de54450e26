import { timeText } from '../../../shared/calendar.ts';

/** A time (ms since the epoch) in UTC: `2026-11-30 13:31:02Z`. */
export const stamp = (ms: number): string => timeText(UTC, ms);

const UTC = {
  format: (ms: Date | number | undefined) =>
    new Date(ms ?? 0)
      .toISOString()
      .replace('T', ' ')
      .replace(/\.\d+Z/, 'Z'),
};

/** A duration in seconds: `0.21 s`. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
