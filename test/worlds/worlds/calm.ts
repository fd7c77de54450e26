import { days } from '../time.ts';
import {
  everyDay,
  everyWeek,
  GOOD,
  type MailAccount,
  office,
  type Schedule,
  service,
  shop,
  THURSDAY,
  type World,
} from '../world.ts';

/** Worlds in which nothing is wrong, however it looks: whoever is told of anything is told falsely. */
const calm = (name: string, account: MailAccount): World => ({ name, accounts: [account], troubles: [] });

const quiet = (name: string, account: MailAccount): World => ({ ...calm(name, account), isQuiet: true });

/** Everybody is away for two weeks; the machines go on. */
const holidays = calm('holiday fortnight', {
  name: 'Trey Research',
  streams: [
    ...['ada', 'bert', 'clara', 'dan'].map((user) => ({
      user,
      domain: 'trey.example',
      sends: office(60),
      fate: GOOD,
      spells: [{ ...days(28, 41), times: 0 }],
    })),
    { user: 'monitoring', domain: 'trey.example', sends: service(30), fate: GOOD },
  ],
});

/** Ten times the mail from Friday to Monday, as planned. */
const blackFriday = calm('Black Friday', {
  name: 'Munson’s',
  streams: [
    {
      user: 'shop',
      domain: 'munsons.example',
      sends: shop(2_000),
      fate: GOOD,
      spells: [{ ...days(39, 42), times: 10, hard: 0.012 }],
    },
  ],
});

/** A quarter more each day, from 20 to 5,000; new senders are deferred more often. */
const growing: Schedule = (day) =>
  day < 0 ? [] : [{ minute: 8 * 60, minutes: 600, mails: Math.min(5_000, 20 * 1.25 ** day), isExact: false }];

const warmingUp = calm('new account warming up', {
  name: 'Bellows College',
  streams: [{ user: 'college', domain: 'bellows.example', sends: growing, fate: { ...GOOD, hard: 0.02, soft: 0.02 } }],
});

/** Sells tickets every day, then for a month there are none to sell. */
const seasonal = calm('seasonal sender asleep for a month', {
  name: 'Theatre',
  streams: [
    {
      user: 'tickets',
      domain: 'theatre.example',
      sends: shop(300),
      fate: GOOD,
      spells: [{ ...days(10, 39), times: 0 }],
    },
    { user: 'office', domain: 'theatre.example', sends: office(50), fate: GOOD },
  ],
});

const small = quiet('nothing wrong, small', {
  name: 'Bakery',
  streams: [{ user: 'bakery', domain: 'bakery.example', sends: shop(15), fate: GOOD }],
});

const middle = quiet('nothing wrong, middle', {
  name: 'School',
  streams: [
    { user: 'app', domain: 'school.example', sends: service(2_000), fate: GOOD },
    { user: 'web', domain: 'school.example', sends: shop(600), fate: GOOD },
    { user: 'office', domain: 'school.example', sends: office(300), fate: GOOD },
    { user: 'reports', domain: 'school.example', sends: everyDay(500, '05:00', 30), fate: GOOD },
    { user: 'letter', domain: 'school.example', sends: everyWeek(THURSDAY, 4_000, '16:00', 60), fate: GOOD },
  ],
});

const large = quiet('nothing wrong, large', {
  name: 'Bank',
  plan: 5_000_000,
  streams: Array.from({ length: 12 }, (_, n) => ({
    user: `branch-${String(n + 1).padStart(2, '0')}`,
    domain: 'bank.example',
    sends: service(4_000 + 700 * n),
    fate: GOOD,
  })),
});

export const CALM = [holidays, blackFriday, warmingUp, seasonal, small, middle, large];
