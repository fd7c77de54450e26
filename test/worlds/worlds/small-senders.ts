import { ALWAYS, at, days } from '../time.ts';
import { everyDay, everyWeek, GOOD, office, SUNDAY, shop, type World } from '../world.ts';

const badDays = days(30, 31);
/** Of jobs that send one e-mail to one address that exists. */
const SURE = { ...GOOD, rejects: 0, hard: 0, soft: 0, spam: 0, unsubscribes: 0 };

/** 40 e-mails a day. For two days three of ten bounce. */
const smallShop: World = {
  name: 'small shop, two bad days',
  accounts: [
    {
      name: 'Tea shop',
      streams: [
        {
          user: 'shop',
          domain: 'tea.example',
          sends: shop(40),
          fate: GOOD,
          spells: [{ ...badDays, hard: 0.3 }],
        },
      ],
    },
  ],
  troubles: [{ families: ['bounces'], ...badDays }],
};

/** A printer reports three times a day to somebody who left. */
const officeAndPrinter: World = {
  name: 'office and a printer that always bounces',
  accounts: [
    {
      name: 'Law office',
      streams: [
        { user: 'office', domain: 'law.example', sends: office(400), fate: GOOD },
        { user: 'printer', domain: 'law.example', sends: everyDay(3, '09:00', 480), fate: { ...SURE, hard: 1 } },
      ],
    },
  ],
  troubles: [{ families: ['bounces'], member: 'printer', ...ALWAYS }],
};

/** 30 e-mails a day, of which a third bounces. The plan of 1,000 is nearly used up at the end of each cycle, as ever. */
const freePlan: World = {
  name: 'free plan, a third bounces',
  accounts: [
    {
      name: 'Choir',
      plan: 1_000,
      streams: [{ user: 'choir', domain: 'choir.example', sends: shop(30), fate: { ...GOOD, hard: 0.33 } }],
    },
  ],
  troubles: [
    { families: ['bounces'], ...ALWAYS },
    { families: ['quota'], ...days(25, 29), isMinor: true },
    { families: ['quota'], ...days(55, 59), isMinor: true },
  ],
};

/** Three backups report every Sunday night. One of them stops after the third report. */
const backups: World = {
  name: 'weekly backups, one dies',
  accounts: [
    {
      name: 'Clinic',
      streams: [
        { user: 'frontdesk', domain: 'clinic.example', sends: office(80), fate: GOOD },
        { user: 'backup-files', domain: 'clinic.example', sends: everyWeek(SUNDAY, 1, '03:00', 30), fate: SURE },
        { user: 'backup-mail', domain: 'clinic.example', sends: everyWeek(SUNDAY, 1, '03:00', 30), fate: SURE },
        {
          user: 'backup-db',
          domain: 'clinic.example',
          sends: everyWeek(SUNDAY, 1, '03:00', 30),
          fate: SURE,
          spells: [{ ...days(21, 59), times: 0 }],
        },
      ],
    },
  ],
  troubles: [{ families: ['silence'], member: 'backup-db', from: at(27, '03:30'), to: at(60) }],
};

const locked = { from: at(22, '10:00'), to: at(28, '09:00') };

/** On Tuesday somebody changes the password, and on the Monday after somebody misses the scans. */
const scanner: World = {
  name: 'scanner silent after a password change',
  accounts: [
    {
      name: 'Surveyors',
      streams: [
        { user: 'office', domain: 'survey.example', sends: office(120), fate: GOOD },
        {
          user: 'scanner',
          domain: 'survey.example',
          sends: office(8),
          fate: SURE,
          spells: [{ ...locked, times: 0 }],
        },
      ],
    },
  ],
  troubles: [{ families: ['silence'], member: 'scanner', ...locked }],
};

export const SMALL_SENDERS = [smallShop, officeAndPrinter, freePlan, backups, scanner];
