import { at, days, hours } from '../time.ts';
import { all, GOOD, type MailAccount, office, once, type Stream, service, shop, type World } from '../world.ts';

const hijack = { from: at(20, '22:00'), to: at(21, '08:00') };

const client = (number: number): Stream => {
  const name = `client-${String(number).padStart(2, '0')}`;
  const own = { user: name, domain: `${name}.example`, subaccount: name, fate: GOOD };
  if (number === 17)
    return {
      ...own,
      sends: all(shop(150), once(20, 6_000, '22:00', 600)),
      spells: [{ ...hijack, hard: 0.2, soft: 0.05, spam: 0.008, rejects: 0.03 }],
    };
  if (number === 42)
    return {
      ...own,
      sends: shop(400),
      spells: [
        { ...days(28, 37), hard: [0.01, 0.25] },
        { ...days(38, 59), hard: 0.25 },
      ],
    };
  return { ...own, sends: shop(60 + ((number * 137) % 700)) };
};

/** 60 customers. One is hijacked for a night, one grows bad in ten days and stays so. */
const reseller: World = {
  name: 'reseller with 60 subaccounts',
  accounts: [{ name: 'Reseller', plan: 2_000_000, streams: Array.from({ length: 60 }, (_, n) => client(n + 1)) }],
  troubles: [
    { families: ['bounces', 'spam', 'volume', 'rejects'], member: 'client-17', ...hijack, isStorm: true },
    { families: ['bounces'], member: 'client-42', from: at(31), to: at(60) },
  ],
};

const block = { from: at(17, '06:00'), to: at(18, '18:00') };

/** One large mailbox provider refuses everything for a day and a half. */
const mailboxProviderBlocks: World = {
  name: 'one mailbox provider blocks',
  accounts: [
    {
      name: 'Wide World Importers',
      streams: [
        {
          user: 'app',
          domain: 'importers.example',
          sends: service(6_000),
          fate: GOOD,
          spells: [{ ...block, hard: 0.28 }],
        },
      ],
    },
  ],
  troubles: [{ families: ['bounces'], ...block, isStorm: true }],
};

/** Now and then a provider defers a third of an hour's mail, and takes it later. Nothing is lost. */
const greylisting: World = {
  name: 'greylisting storms',
  accounts: [
    {
      name: 'Lucerne',
      streams: [
        {
          user: 'app',
          domain: 'lucerne.example',
          sends: service(10_000),
          fate: GOOD,
          spells: [5, 12, 19, 33, 47].map((day) => ({ ...hours(day, '08:00', '09:30'), soft: 0.3 })),
        },
      ],
    },
  ],
  troubles: [],
};

const theft = hours(37, '01:00', '05:00');

/** Anna's password is stolen, and used for one night. */
const stolenCredential: World = {
  name: 'stolen credential',
  accounts: [
    {
      name: 'Architects',
      streams: [
        {
          user: 'anna',
          domain: 'architects.example',
          sends: all(office(40), once(37, 8_000, '01:00', 240)),
          fate: GOOD,
          spells: [{ ...theft, hard: 0.15, spam: 0.004, rejects: 0.05 }],
        },
        { user: 'ben', domain: 'architects.example', sends: office(40), fate: GOOD },
        { user: 'carla', domain: 'architects.example', sends: office(40), fate: GOOD },
      ],
    },
  ],
  troubles: [{ families: ['volume', 'bounces', 'spam', 'rejects'], member: 'anna', ...theft, isStorm: true }],
};

const listing = hours(26, '09:00', '13:00');

const listed = (name: string, domain: string, mails: number): MailAccount => ({
  name,
  streams: [{ user: 'app', domain, sends: service(mails), fate: GOOD, spells: [{ ...listing, hard: 0.35 }] }],
});

/** Four accounts send through one address, which gets onto a block list for half a day. */
const oneCause: World = {
  name: 'several accounts, one cause',
  accounts: [
    listed('Northwind', 'northwind.example', 5_000),
    listed('Contoso', 'contoso.example', 3_000),
    listed('Fabrikam', 'fabrikam.example', 1_500),
    listed('Tailspin', 'tailspin.example', 800),
  ],
  troubles: ['Northwind', 'Contoso', 'Fabrikam', 'Tailspin'].map((account) => ({
    account,
    families: ['bounces'],
    ...listing,
    isStorm: true,
  })),
};

/** For four days a program goes on writing to addresses that are suppressed. */
const hammering: World = {
  name: 'program writes to suppressed addresses',
  accounts: [
    {
      name: 'Proseware',
      streams: [
        {
          user: 'crm',
          domain: 'proseware.example',
          sends: service(1_000),
          fate: GOOD,
          spells: [{ ...days(35, 38), rejects: 0.4 }],
        },
        { user: 'web', domain: 'proseware.example', sends: shop(2_000), fate: GOOD },
      ],
    },
  ],
  troubles: [{ families: ['rejects'], member: 'crm', ...days(35, 38) }],
};

export const STORMS = [reseller, mailboxProviderBlocks, greylisting, stolenCredential, oneCause, hammering];
