import { collectSamples } from '../../src/main/core/polling/collect-samples.ts';
import { type Subject, seriesKey } from '../../src/shared/alert.ts';
import { DAY_MS, MINUTE_MS } from '../../src/shared/calendar.ts';
import { DEFAULT_RULES } from '../../src/shared/presets.ts';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings.ts';
import { judge, levelOf } from '../../src/shared/thresholds.ts';
import { outcomesAt } from './figures.ts';
import type { Life } from './life.ts';
import { type Counter, type Mail, memberOf, type Whose } from './mail.ts';
import { at, dayOf } from './time.ts';
import { type Claim, isEnd, type MessageKind, type Told, toldIn, windowOf } from './told.ts';
import type { Family, MailAccount, Trouble, World } from './world.ts';

/** What a life in a world came to. */
export interface Measured {
  readonly troubles: readonly Found[];
  /** Messages about a family and member that has no trouble then. Ends are not counted: they take something back. */
  readonly falseMessages: number;
  /** The incidents behind those messages. */
  readonly falseIncidents: number;
  readonly messages: Readonly<Partial<Record<MessageKind, number>>>;
  /** The most messages and lists that one account had on one day. */
  readonly mostInADay: number;
  readonly mostListsInADay: number;
  readonly accounts: number;
}

/** A trouble, and when it was told; minor ones are left out. */
export interface Found {
  readonly what: string;
  /** How long it lasts while the world is lived. */
  readonly ms: number;
  readonly isStorm: boolean;
  readonly isFound: boolean;
  /** From the first poll whose figures are past the limit of the rule that told it, in minutes. */
  readonly delay: number | undefined;
  /** From the first bad e-mail, in minutes. */
  readonly sinceFirstBad: number | undefined;
}

const POLL_MS = DEFAULT_PREFERENCES.pollMinutes * MINUTE_MS;

/** People go on complaining of an e-mail for about so long after it was sent. */
const COMPLAINTS_MS = DAY_MS;

/** Compares what was told with the truth. `mails` are those of the world's accounts; `days` were lived. */
export function measure(world: World, mails: readonly Mail[], life: Life, days: number): Measured {
  const told = toldIn(life);
  const lived = world.troubles.filter(({ from, to }) => from < at(days) && to > at(0));
  const wrong = told.flatMap(({ claims, at: moment }) => {
    const own = claims.filter(({ event }) => !isEnd(event));
    const unfounded = own.filter((claim) => !lived.some((trouble) => isAbout(world, claim, trouble, moment)));
    return unfounded.length > 0 ? [unfounded] : [];
  });
  const counted = told.filter(({ kind }) => kind !== 'list');
  const lists = told.filter(({ kind }) => kind === 'list');
  return {
    troubles: lived.filter(({ isMinor }) => !isMinor).map((trouble) => find(world, mails, told, trouble, days)),
    falseMessages: wrong.length,
    falseIncidents: new Set(wrong.flat().map(({ incidentId }) => incidentId)).size,
    messages: countBy(told.map(({ kind }) => kind)),
    mostInADay: mostInADay(counted),
    mostListsInADay: mostInADay(lists),
    accounts: world.accounts.length,
  };
}

const countBy = <Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> => {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

function mostInADay(told: readonly Told[]): number {
  const days = told.flatMap(({ at: moment, claims }) =>
    [...new Set(claims.map(({ account }) => account))].map((account) => `${dayOf(moment)} ${account}`),
  );
  return Math.max(0, ...[...Map.groupBy(days, (day) => day).values()].map(({ length }) => length));
}

/** Whether a claim made at a moment is about a trouble, between its start and its end plus the rule's window. */
function isAbout({ accounts }: World, claim: Claim, trouble: Trouble, moment: number): boolean {
  const { families, from, to } = trouble;
  if (!families.includes(claim.family) || claim.account !== accountOf(accounts, trouble).name) return false;
  const late = claim.family === 'spam' ? COMPLAINTS_MS : 0;
  if (moment < from || moment > to + late + windowOf(claim.subject)) return false;
  return isSameMail(accountOf(accounts, trouble), claim.member, trouble.member ?? '');
}

const accountOf = (accounts: World['accounts'], { account }: Trouble): MailAccount =>
  accounts.find(({ name }) => name === account) ?? accounts[0];

/** Whether two members, by whatever they are grouped, have mail in common. The account, '', has all of it. */
const isSameMail = ({ streams }: MailAccount, one: string, other: string): boolean =>
  one === '' || other === '' || streams.some((stream) => isMember(stream, one) && isMember(stream, other));

const isMember = (stream: MailAccount['streams'][number], member: string): boolean =>
  (['username', 'domain', 'email_address', 'subaccount'] as const).some((by) => memberOf(stream, by) === member);

/** Looks for the first message that names a trouble: its member, or the account where it is the account's. */
function find(world: World, mails: readonly Mail[], told: readonly Told[], trouble: Trouble, days: number): Found {
  const { families, member, account, isStorm = false } = trouble;
  const seen = Math.max(trouble.from, at(0));
  const ms = Math.min(trouble.to, at(days)) - seen;
  const what = [account, member, families[0], `day ${dayOf(trouble.from)}`].filter(Boolean).join(' ');
  for (const { at: moment, claims } of told) {
    const claim = claims.find(
      (one) =>
        one.isNamed &&
        !isEnd(one.event) &&
        (member === undefined || one.member !== '') &&
        isAbout(world, one, trouble, moment),
    );
    if (!claim) continue;
    const mail = mails.find((one) => one.account.name === claim.account);
    if (!mail) throw new Error(`${claim.account} has no mail`);
    const minutesSince = (begin: number): number => Math.max(0, Math.round((moment - begin) / MINUTE_MS));
    return {
      what,
      ms,
      isStorm,
      isFound: true,
      delay: minutesSince(firstPastLimit(mail, claim.subject, seen, moment)),
      sinceFirstBad: minutesSince(firstBad(mail, claim.family, member, seen, moment)),
    };
  }
  return { what, ms, isStorm, isFound: false, delay: undefined, sinceFirstBad: undefined };
}

/**
 * The first poll from `from` on whose figures are past a limit of the rule, whatever else the rule waits for; without
 * figures, `from` itself.
 */
function firstPastLimit(mail: Mail, subject: Subject, from: number, until: number): number {
  const rule = subject.kind === 'series' ? DEFAULT_RULES.find(({ id }) => id === subject.ruleId) : undefined;
  if (subject.kind === 'no_data' || !rule) return from;
  const { metric, compare, minimum, warning, critical } = rule;
  const limits = { ...(warning === undefined ? {} : { warning }), ...(critical === undefined ? {} : { critical }) };
  for (let moment = Math.ceil(from / POLL_MS) * POLL_MS; moment < until; moment += POLL_MS) {
    const seen = collectSamples(outcomesAt(mail, [rule], moment), [rule], [subject.series], moment, POLL_MS);
    const own = seen.samples.find(({ series }) => seriesKey(series) === seriesKey(subject.series));
    const judged = own && judge(own.sample, { metric, compare, minimum, ...limits });
    if (judged?.kind === 'value' && levelOf(limits, judged.value)) return moment;
  }
  return until;
}

const BAD: Readonly<Partial<Record<Family, readonly Counter[]>>> = {
  bounces: ['hard', 'soft', 'provisional'],
  spam: ['spam'],
  rejects: ['rejects'],
  volume: ['sent'],
  quota: ['sent'],
};

/** The first e-mail from `from` on that is part of a trouble; where no mail is bad, `from` itself. */
function firstBad(mail: Mail, family: Family, member: string | undefined, from: number, until: number): number {
  const { account } = mail;
  const stream = account.streams.find((one) => member !== undefined && isMember(one, member));
  const whose: Whose | undefined = stream && { by: 'username', member: stream.user };
  const counters = BAD[family] ?? [];
  for (let moment = from; moment < until; moment += MINUTE_MS) {
    const tally = mail.tally(moment, moment + MINUTE_MS, until, whose);
    if (counters.some((counter) => tally[counter] > 0)) return moment;
  }
  return from;
}
