import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/main/core/app.ts';
import type { Rule } from '../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../src/shared/presets.ts';
import { fakeClock } from '../fakes/clock.ts';
import { testPorts } from '../fakes/ports.ts';
import { scriptedSmtp2go } from '../fixtures/scripted-smtp2go.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The wall clock of Berlin, where the clocks go back in the night to Sunday, 25 October 2026. */
const berlin = (day: number, time: string): number => {
  const isWinter = day > 25 || (day === 25 && time >= '03:00');
  return Date.parse(`2026-10-${day}T${time}:00+0${isWinter ? 1 : 2}:00`);
};

const wall = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

/** Bounces of the last hour, so that a storm is told and over within the hour. */
const storms = (): Rule => {
  const base = DEFAULT_RULES.find(({ id }) => id === 'bounces-24h');
  if (!base) throw new Error('The default rules have lost bounces-24h');
  return { ...base, id: 'storms', name: 'Bounces, 1 h', window: '1h' };
};

let zone: string | undefined;
beforeEach(() => {
  zone = process.env['TZ'];
  process.env['TZ'] = 'Europe/Berlin';
});
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('a week with storms, sleep, quiet hours and a clock that goes back', () => {
  it('is told line by line', { timeout: 240_000 }, async () => {
    const clock = fakeClock(berlin(21, '08:00'));
    const lines: string[] = [];
    const around = testPorts({
      clock,
      http: scriptedSmtp2go({
        now: clock.now,
        sentPerHour: 400,
        bouncesPerHour: 8,
        spells: [
          { from: berlin(22, '10:00'), to: berlin(22, '12:00'), bouncesPerHour: 80 },
          { from: berlin(23, '23:30'), to: berlin(24, '01:30'), bouncesPerHour: 40 },
          { from: berlin(24, '13:00'), to: berlin(24, '14:00'), bouncesPerHour: 80 },
          { from: berlin(25, '01:30'), to: berlin(25, '05:00'), bouncesPerHour: 40 },
          { from: berlin(26, '10:00'), to: berlin(26, '11:00'), bouncesPerHour: 40 },
        ],
        outages: [
          { from: berlin(24, '03:00'), to: berlin(24, '03:40') },
          { from: berlin(27, '14:00'), to: berlin(27, '14:40') },
        ],
      }),
      notifier: {
        show: (message, on) => {
          lines.push(`${wall(clock.now())} ${message.title} | ${message.body}`);
          queueMicrotask(on.shown);
        },
        withdraw: () => undefined,
      },
    });
    const app = createApp(around.ports);
    const until = async (at: number) => clock.advance(at - clock.now());
    try {
      await app.start();
      const connected = app.handlers.connect_account({
        key: `api-${'A'.repeat(32)}`,
        name: 'Northwind',
        endpoint: { kind: 'custom', baseUrl: 'http://127.0.0.1:9/v3' },
      });
      await clock.advance(MINUTE);
      const account = await connected;
      if (!account.ok) throw new Error('not connected');
      const { accountId } = account.data;
      await app.handlers.save_rule({ accountId, rule: storms() });
      for (const { id } of DEFAULT_RULES) await app.handlers.remove_rule({ accountId, ruleId: id });
      await app.handlers.change_preferences({
        quietHours: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', to: '07:00' }],
      });
      await until(berlin(24, '12:00'));
      app.suspended();
      clock.jump(3 * HOUR);
      app.resumed();
      await until(berlin(26, '09:00'));
      await app.handlers.mute({ until: berlin(26, '13:00') });
      await until(berlin(28, '08:00'));
      expect(lines).toEqual([
        // A storm by day, told as it goes on.
        'Thu 10:31 Bounces 11.3% (limit 8%) | Northwind · whole account · 45 of 400 sent, 1 h',
        'Thu 10:36 Now critical: Bounces 12.8% (limit 12%) | Northwind · whole account · 51 of 400 sent, 1 h',
        'Thu 12:56 Bounces back to 3.3% after 2 h 25 min | Northwind · whole account · 13 of 400 sent, 1 h',
        // A storm and an outage in quiet hours: one digest at their end. Saturday's storm fell into sleep, and was
        // over.
        'Sat 07:00 While it was quiet: 2 incidents opened, 2 closed | Northwind: Bounces back to 4.5% after 1 h 45 min; Northwind: Data again after 30 min',
        // The night has 25 hours, and its storm lasted one longer than the clock on the wall tells.
        'Sun 07:00 Bounces reached 10.0% (limit 8%) for 4 h 10 min, now 4.5% | Northwind · whole account · 18 of 400 sent, 1 h',
        // Muted until one o'clock.
        'Mon 13:00 Bounces reached 10.0% (limit 8%) for 40 min, now 4.5% | Northwind · whole account · 18 of 400 sent, 1 h',
        'Tue 14:13 No data: SMTP2GO unreachable | Northwind · no limit is checked until then',
        'Tue 14:43 Data again after 30 min | Northwind · there was no data: SMTP2GO unreachable',
      ]);
    } finally {
      await app.stop();
      around.remove();
    }
  });
});
