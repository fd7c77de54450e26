import { ALWAYS, at, hours } from '../time.ts';
import { everyDay, GOOD, type Outage, office, service, type World } from '../world.ts';

const failure = hours(10, '13:00', '16:00');
const noWifi = [3, 8, 13, 18, 23, 28, 33, 43, 48, 53].map((day) => hours(day, '18:00', '18:40'));

/** SMTP2GO is down for three hours, asks once to slow down, and ten times the Wi-Fi is gone for 40 minutes. */
const outages: World = {
  name: 'provider outage, 429, Wi-Fi gone',
  accounts: [
    {
      name: 'Coho',
      streams: [{ user: 'app', domain: 'coho.example', sends: service(4_000), fate: GOOD }],
      outages: [
        { ...failure, how: '503' },
        { ...hours(15, '09:00', '09:10'), how: '429' },
        ...noWifi.map((stretch): Outage => ({ ...stretch, how: 'unreachable' })),
      ],
    },
  ],
  troubles: [
    { families: ['no data'], ...failure },
    ...noWifi.map((stretch) => ({ families: ['no data'], ...stretch, isMinor: true }) as const),
  ],
};

const hiddenStorm = hours(12, '09:00', '15:00');
const brownOut = hours(12, '06:00', '20:00');

/** While a storm goes on, SMTP2GO answers only every second poll. */
const stormInABrownOut: World = {
  name: 'storm in a brown-out',
  accounts: [
    {
      name: 'Graphic Design Institute',
      streams: [
        {
          user: 'app',
          domain: 'design.example',
          sends: service(12_000),
          fate: GOOD,
          spells: [{ ...hiddenStorm, hard: 0.3 }],
        },
      ],
      outages: [{ ...brownOut, how: '503', everySecond: true }],
    },
  ],
  troubles: [
    { families: ['bounces'], ...hiddenStorm, isStorm: true },
    { families: ['no data'], ...brownOut, isMinor: true },
  ],
};

const storm = hours(14, '07:12', '11:00');

/** The key may not read single e-mails. A storm shows in the sums. */
const noActivity: World = {
  name: 'no activity permission',
  accounts: [
    {
      name: 'Margie’s Travel',
      permissions: ['/stats/*'],
      streams: [
        {
          user: 'app',
          domain: 'travel.example',
          sends: service(12_000),
          fate: GOOD,
          spells: [{ ...storm, hard: 0.4 }],
        },
      ],
    },
  ],
  troubles: [
    { families: ['bounces'], ...storm, isStorm: true },
    { families: ['no data'], ...ALWAYS, isMinor: true },
  ],
};

/** 2,000 a day of a plan of 40,000: from the 21st day on everything is rejected until the plan is renewed. */
const quotaGone: World = {
  name: 'quota gone, everything rejected',
  accounts: [
    {
      name: 'Fourth Coffee',
      plan: 40_000,
      streams: [
        {
          user: 'orders',
          domain: 'coffee.example',
          sends: everyDay(2_000, '06:00', 720),
          fate: { ...GOOD, rejects: 0 },
          spells: [
            { from: at(-10), to: at(0), rejects: 1 },
            { from: at(20), to: at(30), rejects: 1 },
            { from: at(50), to: at(60), rejects: 1 },
          ],
        },
      ],
    },
  ],
  troubles: [
    // Over before anybody looked, but still in the figures of a day.
    { families: ['rejects'], from: at(-10), to: at(0), isMinor: true },
    { families: ['quota'], from: at(16), to: at(30) },
    { families: ['rejects'], from: at(20, '06:00'), to: at(30), isStorm: true },
    { families: ['quota'], from: at(46), to: at(60) },
    { families: ['rejects'], from: at(50, '06:00'), to: at(60), isStorm: true },
  ],
};

const lateStorm = hours(33, '10:00', '13:00');

/** SMTP2GO counts mail as sent two hours late, and takes back a part of the bounces after that. One true storm. */
const lateFigures: World = {
  name: 'figures two hours late and revised',
  accounts: [
    {
      name: 'Litware',
      lateMinutes: 120,
      streams: [
        {
          user: 'app',
          domain: 'litware.example',
          sends: service(5_000),
          fate: { ...GOOD, provisional: 0.05 },
          spells: [{ ...lateStorm, hard: 0.6 }],
        },
        {
          user: 'nightly',
          domain: 'litware.example',
          sends: everyDay(3_000, '02:00', 30),
          fate: { ...GOOD, provisional: 0.15 },
        },
      ],
    },
  ],
  troubles: [{ families: ['bounces'], ...lateStorm, isStorm: true }],
};

const unsigned = { from: at(29, '11:00'), to: at(31, '16:00') };

/** On a Tuesday somebody tidies up the DNS. Some receivers mind, most do not say so. */
const lostDkim: World = {
  name: 'domain loses DKIM on a Tuesday',
  accounts: [
    {
      name: 'Alpine Ski House',
      lostDkim: { ...unsigned, domain: 'alpine.example' },
      streams: [
        {
          user: 'bookings',
          domain: 'alpine.example',
          sends: service(3_000),
          fate: GOOD,
          spells: [{ ...unsigned, hard: 0.02, soft: 0.03 }],
        },
        { user: 'office', domain: 'alpine-office.example', sends: office(100), fate: GOOD },
      ],
    },
  ],
  troubles: [{ families: ['domains'], member: 'alpine.example', ...unsigned }],
};

export const PROVIDER_TROUBLES = [outages, stormInABrownOut, noActivity, quotaGone, lateFigures, lostDkim];
