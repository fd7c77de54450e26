import { ALWAYS, at, days, hours } from '../time.ts';
import { everyDay, everyWeek, GOOD, service, THURSDAY, TUESDAY, type World } from '../world.ts';

const badNight = hours(23, '02:00', '04:00');

/** A newsletter goes out every night. Once it goes to a list of addresses that do not exist. */
const nightlyNewsletter: World = {
  name: 'nightly newsletter with one bad night',
  accounts: [
    {
      name: 'Northwind',
      streams: [
        {
          user: 'newsletter',
          domain: 'news.example',
          sends: everyDay(5_000, '02:00', 60),
          fate: GOOD,
          spells: [{ ...badNight, hard: 0.25 }],
        },
      ],
    },
  ],
  troubles: [{ families: ['bounces'], ...badNight, isStorm: true }],
};

/** A list that nobody ever cleaned: 9.5% of each mailing bounces. */
const weeklyBulk: World = {
  name: 'weekly bulk with dead addresses',
  accounts: [
    {
      name: 'Contoso',
      streams: [
        {
          user: 'bulk',
          domain: 'bulk.example',
          sends: everyWeek(TUESDAY, 20_000, '09:00', 120),
          fate: { ...GOOD, hard: 0.075, soft: 0.02 },
        },
      ],
    },
  ],
  troubles: [{ families: ['bounces'], ...ALWAYS }],
};

/** A list grows old: bounces rise from 3% to 15% in 60 days. They pass the provider's 8% on day 26. */
const listDecay: World = {
  name: 'list decay',
  accounts: [
    {
      name: 'Fabrikam',
      streams: [
        {
          user: 'bulletin',
          domain: 'bulletin.example',
          sends: everyDay(3_000, '06:00', 120),
          fate: { ...GOOD, hard: 0.02 },
          spells: [{ ...days(0, 59), hard: [0.02, 0.14] }],
        },
      ],
    },
  ],
  troubles: [{ families: ['bounces'], from: at(26), to: at(60) }],
};

/** Two mailings that people did not ask for: three complaints of a thousand. Complaints come hours later. */
const spamWave: World = {
  name: 'spam wave',
  accounts: [
    {
      name: 'Tailspin',
      streams: [
        {
          user: 'offers',
          domain: 'offers.example',
          sends: everyDay(3_000, '10:00', 120),
          fate: GOOD,
          spells: [{ ...days(18, 19), spam: 0.003 }],
        },
      ],
    },
  ],
  troubles: [{ families: ['spam'], from: at(18, '10:00'), to: at(20, '12:00'), isStorm: true }],
};

/** A small club, and a complaint now and then: too few to mean anything. */
const nowAndThenAComplaint: World = {
  name: 'now and then a complaint',
  accounts: [
    {
      name: 'Rowing club',
      streams: [
        {
          user: 'club',
          domain: 'club.example',
          sends: everyWeek(THURSDAY, 1_200, '18:00', 60),
          fate: { ...GOOD, spam: 0.0004 },
        },
      ],
    },
  ],
  troubles: [],
};

/** Offers that people report hide behind many times as many receipts, which nobody does. */
const offersBehindReceipts: World = {
  name: 'offers behind receipts',
  accounts: [
    {
      name: 'Adventure Works',
      streams: [
        { user: 'receipts', domain: 'adventure.example', sends: service(20_000), fate: { ...GOOD, spam: 0 } },
        {
          user: 'offers',
          domain: 'adventure.example',
          sends: everyDay(1_500, '10:00', 120),
          fate: GOOD,
          spells: [{ ...days(24, 26), spam: 0.0035 }],
        },
      ],
    },
  ],
  troubles: [{ families: ['spam'], member: 'offers', from: at(24, '10:00'), to: at(27, '12:00') }],
};

export const NEWSLETTERS = [
  nightlyNewsletter,
  weeklyBulk,
  listDecay,
  spamWave,
  nowAndThenAComplaint,
  offersBehindReceipts,
];
