import { SENDERS, senderIndex } from './cast.ts';
import { chance, mix } from './chance.ts';
import { addMail, emptyBlock, type MailBlock, OUTCOMES, type Outcome } from './mail.ts';

/** How likely each outcome is; what is left is `delivered`. */
type Odds = Partial<Readonly<Record<Outcome, number>>>;

/** A burst of mail that a scenario adds to the everyday mail. */
type Mailing = {
  readonly sender: number;
  /** Its size, as a share of an everyday day's mail, so that rates come out alike in small and large worlds. */
  readonly ofDailyMail: number;
  readonly lastsSeconds: number;
  readonly odds: Odds;
  readonly staleList?: true;
};

type ScenarioPlan = {
  /** What happens, for people. */
  readonly says: string;
  readonly mailing?: Mailing;
  /** Everyday mail shrinks to a few mails a day. */
  readonly quiet?: true;
  /** The plan of the account is only a little larger than what is used already. */
  readonly tightPlan?: true;
  readonly service?: 'down' | 'key-revoked';
};

const NEWSLETTER_ODDS: Odds = {
  rejected: 0.004,
  hardBounced: 0.008,
  softBounced: 0.006,
  opened: 0.24,
  clicked: 0.05,
  complained: 0.0002,
  unsubscribed: 0.012,
  cameBack: 0.0004,
};
const LETTER_ODDS: Odds = {
  rejected: 0.004,
  hardBounced: 0.01,
  softBounced: 0.006,
  opened: 0.27,
  clicked: 0.05,
  complained: 0.0001,
  unsubscribed: 0.0006,
  cameBack: 0.00002,
};

const plan = (entry: ScenarioPlan): ScenarioPlan => entry;

export const SCENARIOS = {
  calm: plan({ says: 'Everyday mail: about 1.6 % bounces, hardly a complaint.' }),
  'bounce-storm': plan({
    says: 'The spring catalogue goes to a list nobody has cleaned for years. Within a minute the bounces of the last 24 hours pass 8 %, then 12 %.',
    mailing: {
      sender: senderIndex('spring-catalogue@news.northwind.example'),
      ofDailyMail: 0.54,
      lastsSeconds: 45,
      odds: {
        rejected: 0.012,
        hardBounced: 0.308,
        softBounced: 0.062,
        opened: 0.06,
        clicked: 0.01,
        complained: 0.0001,
      },
      staleList: true,
    },
  }),
  'spam-wave': plan({
    says: 'A newsletter that few have asked for. Within a minute the complaints of the last 24 hours pass 0.06 %, then 0.10 %.',
    mailing: {
      sender: senderIndex('newsletter@news.northwind.example'),
      ofDailyMail: 0.5,
      lastsSeconds: 45,
      odds: { ...NEWSLETTER_ODDS, complained: 0.007, unsubscribed: 0.03 },
    },
  }),
  'low-volume': plan({
    says: 'A few mails a day: too little to judge. From the start it has been so; later it begins then.',
    quiet: true,
  }),
  'quota-nearly-used': plan({
    says: 'The plan is 93 % used, and a newsletter takes it past 95 % within a minute.',
    tightPlan: true,
    mailing: {
      sender: senderIndex('newsletter@news.northwind.example'),
      ofDailyMail: 0.6,
      lastsSeconds: 45,
      odds: NEWSLETTER_ODDS,
    },
  }),
  'provider-down': plan({ says: 'Nothing but 502, 503, 504 and dropped connections.', service: 'down' }),
  'key-revoked': plan({ says: 'Every key is refused as if it had been deleted.', service: 'key-revoked' }),
} as const;
export type Scenario = keyof typeof SCENARIOS;

// Object.keys forgets the key type; SCENARIOS is a literal, so its keys are exactly the scenarios.
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly Scenario[];

/** A scenario and the second it begins (since 1970; -Infinity for how it has always been). It ends where the next begins. */
export type Phase = { readonly scenario: Scenario; readonly from: number };

export type Traffic = {
  readonly seed: number;
  readonly mailsPerDay: number;
  /** How many times faster than written a scenario's mailing runs. */
  readonly speed: number;
  readonly phases: readonly Phase[];
};

const QUIET_MAILS_PER_DAY = 3;
/** Mail by hour of the day (UTC) and by weekday from Sunday; both lists average 1. */
const BY_HOUR = [
  0.3, 0.25, 0.25, 0.3, 0.4, 0.6, 0.9, 1.3, 1.7, 1.8, 1.75, 1.6, 1.4, 1.6, 1.65, 1.55, 1.4, 1.2, 1, 0.85, 0.75, 0.6,
  0.5, 0.35,
];
const BY_WEEKDAY = [0.84, 1.05, 1.07, 1.07, 1.06, 1.03, 0.88];

/** For one throw of the dice: upper bounds per outcome number; outcome 0, `delivered`, takes the rest. */
const bounds = (odds: Odds): Float64Array => {
  let sum = 0;
  return Float64Array.from(OUTCOMES, (outcome) => {
    sum += odds[outcome] ?? 0;
    return sum;
  });
};
const LETTER_BOUNDS = bounds(LETTER_ODDS);
const NEWSLETTER_BOUNDS = bounds(NEWSLETTER_ODDS);
const BOUNDS_BY_SENDER = SENDERS.map(({ kind }) => (kind === 'newsletter' ? NEWSLETTER_BOUNDS : LETTER_BOUNDS));

const outcomeOf = (key: number, limits: Float64Array): number => {
  const throwOfDice = chance(key, 2);
  for (let outcome = 1; outcome < limits.length; outcome += 1) if (throwOfDice < (limits[outcome] ?? 0)) return outcome;
  return 0;
};

/** Which sender each of 256 throws stands for. */
const SENDER_BY_THROW = (() => {
  const table = new Uint8Array(256);
  let from = 0;
  let sum = 0;
  SENDERS.forEach(({ share }, number) => {
    sum += share;
    table.fill(number, from, Math.round(sum * 256));
    from = Math.round(sum * 256);
  });
  return table;
})();

const phaseAt = (phases: readonly Phase[], second: number): Phase | undefined =>
  phases.findLast(({ from }) => from <= second);

/** Takes one accepted mail: its key, the second after the hour, sender and outcome number. */
type Accept = (key: number, second: number, sender: number, outcome: number) => void;

const everydayCount = (traffic: Traffic, hour: number): number => {
  const rhythm = (BY_HOUR[hour % 24] ?? 1) * (BY_WEEKDAY[(Math.floor(hour / 24) + 4) % 7] ?? 1);
  return Math.round((traffic.mailsPerDay / 24) * rhythm * (0.94 + 0.12 * chance(mix(traffic.seed, hour), 0)));
};

const everydayMails = (traffic: Traffic, hour: number, accept: Accept): void => {
  const hourKey = mix(traffic.seed, hour);
  const count = everydayCount(traffic, hour);
  for (let number = 0; number < count; number += 1) {
    const key = mix(hourKey, number + 1);
    const second = Math.floor(((number + chance(key, 0)) / count) * 3_600);
    const phase = phaseAt(traffic.phases, hour * 3_600 + second);
    const isQuiet = phase !== undefined && SCENARIOS[phase.scenario].quiet === true;
    if (isQuiet && chance(key, 3) * traffic.mailsPerDay > QUIET_MAILS_PER_DAY) continue;
    const sender = SENDER_BY_THROW[mix(key, 1) & 255] ?? 0;
    accept(key, second, sender, outcomeOf(key, BOUNDS_BY_SENDER[sender] ?? LETTER_BOUNDS));
  }
};

type ActiveMailing = {
  readonly mailing: Mailing;
  readonly from: number;
  readonly until: number;
  readonly lasts: number;
};

/** The mailings that write within one hour. A mailing breaks off when the next phase begins. */
const mailingsOfHour = ({ phases, speed }: Traffic, hour: number): ActiveMailing[] =>
  phases.flatMap(({ scenario, from }, place) => {
    const { mailing } = SCENARIOS[scenario];
    if (mailing === undefined) return [];
    const lasts = mailing.lastsSeconds / speed;
    const until = Math.min(from + lasts, phases[place + 1]?.from ?? Number.POSITIVE_INFINITY);
    return until > hour * 3_600 && from < (hour + 1) * 3_600 ? [{ mailing, from, until, lasts }] : [];
  });

const mailingCount = (traffic: Traffic, { ofDailyMail }: Mailing): number =>
  Math.round(ofDailyMail * traffic.mailsPerDay);

const mailingMails = (traffic: Traffic, active: ActiveMailing, hour: number, accept: Accept): void => {
  const { mailing, from, until, lasts } = active;
  const count = mailingCount(traffic, mailing);
  const phaseKey = mix(mix(traffic.seed, 77), Math.floor(from));
  const limits = bounds(mailing.odds);
  for (let number = 0; number < count; number += 1) {
    const at = Math.ceil(from + (number / count) * lasts);
    const second = at - hour * 3_600;
    if (second < 0 || second >= 3_600 || at >= until) continue;
    const key = mix(phaseKey, number);
    accept(key, second, mailing.sender, outcomeOf(key, limits));
  }
};

/** The mails accepted in one hour (hours since 1970), a pure function of the traffic. */
export const mailsOfHour = (traffic: Traffic, hour: number): MailBlock => {
  const mailings = mailingsOfHour(traffic, hour);
  const room = mailings.reduce(
    (sum, { mailing }) => sum + mailingCount(traffic, mailing),
    everydayCount(traffic, hour),
  );
  const block = emptyBlock(hour, room);
  const acceptAs =
    (mailing: 0 | 1): Accept =>
    (key, second, sender, outcome) => {
      addMail(block, { key, second, sender, outcome, mailing });
    };
  everydayMails(traffic, hour, acceptAs(0));
  for (const active of mailings) mailingMails(traffic, active, hour, acceptAs(1));
  return block;
};

/** Whether the everyday recipients or the stale list of the storm are written to. */
export const isStaleMail = (block: MailBlock, index: number): boolean =>
  block.mailing[index] === 1 && STALE_SENDERS.has(block.sender[index] ?? -1);

const STALE_SENDERS = new Set(
  SCENARIO_NAMES.flatMap((name) => {
    const { mailing } = SCENARIOS[name];
    return mailing?.staleList === true ? [mailing.sender] : [];
  }),
);
