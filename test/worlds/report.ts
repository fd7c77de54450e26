import { DAY_MS, MINUTE_MS } from '../../src/shared/calendar.ts';
import { span } from '../../src/shared/words.ts';
import type { Measured } from './measure.ts';
import { MESSAGE_KINDS, type MessageKind } from './told.ts';
import type { World } from './world.ts';

/** The lives in one world, one for each seed. */
export interface Lived {
  readonly world: World;
  readonly lives: readonly Measured[];
}

/** How the lives were lived. */
export interface Run {
  readonly isFast: boolean;
  readonly seeds: number;
  readonly days: number;
}

/** The worlds to tune on, and those that are only reported. */
export interface Part {
  readonly title: string;
  readonly lived: readonly Lived[];
}

const MONTH_DAYS = 30;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => ratio(sum(values), values.length);
const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : Number.NaN);
const most = (values: readonly number[]): number => (values.length > 0 ? Math.max(...values) : Number.NaN);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

const isDelay = (minutes: number | undefined): minutes is number => minutes !== undefined;
const stormsIn = (lives: readonly Measured[]) =>
  lives.flatMap(({ troubles }) => troubles).filter(({ isStorm, isFound }) => isStorm && isFound);
const delaysIn = (lives: readonly Measured[]): readonly number[] =>
  stormsIn(lives)
    .map(({ delay }) => delay)
    .filter(isDelay);
const delaysSinceFirstBad = (lives: readonly Measured[]): readonly number[] =>
  stormsIn(lives)
    .map(({ sinceFirstBad }) => sinceFirstBad)
    .filter(isDelay);

const messagesIn = ({ messages }: Measured, kinds: readonly MessageKind[]): number =>
  sum(kinds.map((kind) => messages[kind] ?? 0));
const NO_LISTS = MESSAGE_KINDS.filter((kind) => kind !== 'list');

const plain = (value: number): string =>
  Number.isNaN(value) ? '-' : new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(value);
const percent = (value: number): string => (Number.isNaN(value) ? '-' : `${plain(100 * value)}%`);
const time = (minutes: number): string =>
  Number.isNaN(minutes) ? '-' : minutes < 1 ? '0 min' : span(Math.round(minutes) * MINUTE_MS);

/** One measure over the worlds of a part, in the lives of one seed. */
interface Goal {
  readonly title: string;
  readonly goal: string;
  readonly of: (lives: readonly Measured[], quiet: readonly Measured[], days: number) => number;
  readonly words: (value: number) => string;
  /** The worst of several seeds. */
  readonly isWorst: 'lowest' | 'highest';
}

const goal = (
  title: string,
  limit: string,
  of: Goal['of'],
  words: Goal['words'] = plain,
  isWorst: Goal['isWorst'] = 'highest',
): Goal => ({ title, goal: limit, of, words, isWorst });

const perTenMonths =
  (many: (life: Measured) => number): Goal['of'] =>
  (lives, _, days) =>
    (10 * sum(lives.map(many))) / ((sum(lives.map(({ accounts }) => accounts)) * days) / MONTH_DAYS);

const troublesIn = (lives: readonly Measured[]) => lives.flatMap(({ troubles }) => troubles);

const GOALS: readonly Goal[] = [
  goal(
    'troubles found',
    'at least 95%',
    (lives) => mean(troublesIn(lives).map(({ isFound }) => Number(isFound))),
    percent,
    'lowest',
  ),
  goal(
    'false messages in 10 account-months',
    'at most 1',
    perTenMonths(({ falseMessages }) => falseMessages),
  ),
  goal(
    'incidents behind them',
    '',
    perTenMonths(({ falseIncidents }) => falseIncidents),
  ),
  goal('storms found: delay, median', 'at most 60 min', (lives) => median(delaysIn(lives)), time),
  goal('storms found: delay, worst', 'at most 2 h', (lives) => most(delaysIn(lives)), time),
  goal('from the first bad e-mail, median', '', (lives) => median(delaysSinceFirstBad(lives)), time),
  goal('from the first bad e-mail, worst', '', (lives) => most(delaysSinceFirstBad(lives)), time),
  goal('messages without lists for each trouble', 'at most 3', (lives) =>
    ratio(sum(lives.map((life) => messagesIn(life, NO_LISTS))), troublesIn(lives).length),
  ),
  goal('most in a day for one account', 'at most 4', (lives) => most(lives.map(({ mostInADay }) => mostInADay))),
  goal('most lists in a day', 'at most 1', (lives) => most(lives.map(({ mostListsInADay }) => mostListsInADay))),
  goal('lists for each trouble and 30 days of it', 'at most 8', (lives) =>
    ratio(
      sum(lives.map((life) => messagesIn(life, ['list']))),
      sum(troublesIn(lives).map(({ ms }) => Math.max(1, ms / (MONTH_DAYS * DAY_MS)))),
    ),
  ),
  goal('messages where nothing is wrong', 'none', (_, quiet) =>
    quiet.length > 0 ? sum(quiet.map((life) => messagesIn(life, MESSAGE_KINDS))) : Number.NaN,
  ),
];

/** The table as Markdown: the goals, then every world. */
export function reportOf(parts: readonly Part[], run: Run): string {
  const all = { title: 'all', lived: parts.flatMap(({ lived }) => lived) };
  const many = all.lived.length;
  const how = run.isFast
    ? 'fast: the figures went straight to the evaluation and the notifications'
    : 'the whole core: client, poller, engine, notifications and store';
  return [
    `${many} worlds, ${run.seeds} ${run.seeds === 1 ? 'seed' : 'seeds'}, ${run.days} days, ${how}.`,
    '',
    ...goalTable([all, ...parts], run),
    ...parts.flatMap(({ title, lived }) =>
      lived.length > 0 ? ['', `**${sentence(title)}**`, '', ...worldTable(lived)] : [],
    ),
  ].join('\n');
}

const sentence = (title: string): string => `${title[0]?.toUpperCase()}${title.slice(1)}`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const header = (cells: readonly string[]): readonly string[] => [row(cells), row(cells.map(() => '---'))];

function goalTable(parts: readonly Part[], { seeds, days }: Run): readonly string[] {
  const shown = parts.filter(({ lived }) => lived.length > 0);
  return [
    ...header([
      'mean over the seeds (worst)',
      'goal',
      ...shown.map(({ title, lived }) => `${title} (${lived.length})`),
    ]),
    ...GOALS.map(({ title, goal: limit, of, words, isWorst }) => {
      const cells = shown.map(({ lived }) => {
        const bySeed = Array.from({ length: seeds }, (_, seed) => {
          const lives = (some: readonly Lived[]) => some.flatMap((one) => one.lives[seed] ?? []);
          return of(lives(lived), lives(lived.filter(({ world }) => world.isQuiet)), days);
        }).filter((value) => !Number.isNaN(value));
        const worst = isWorst === 'lowest' ? Math.min(...bySeed) : Math.max(...bySeed);
        return bySeed.length > 0 ? `${words(mean(bySeed))} (${words(worst)})` : '-';
      });
      return row([title, limit, ...cells]);
    }),
  ];
}

function worldTable(lived: readonly Lived[]): readonly string[] {
  const kinds = MESSAGE_KINDS.filter((kind) => lived.some(({ lives }) => lives.some(({ messages }) => messages[kind])));
  return [
    ...header([
      'world',
      'found of',
      'false (incidents)',
      'storms: delay, worst',
      'since the first bad e-mail',
      ...kinds,
      'most in a day',
    ]),
    ...lived.map(({ world, lives }) => {
      const troubles = lives.map(({ troubles: all }) => all.length);
      const found = lives.map(({ troubles: all }) => all.filter(({ isFound }) => isFound).length);
      return row([
        world.name,
        most(troubles) > 0 ? `${plain(mean(found))} of ${plain(mean(troubles))}` : '-',
        `${plain(mean(lives.map((life) => life.falseMessages)))} (${plain(mean(lives.map((life) => life.falseIncidents)))})`,
        time(most(delaysIn(lives))),
        time(most(delaysSinceFirstBad(lives))),
        ...kinds.map((kind) => plain(mean(lives.map((life) => messagesIn(life, [kind]))))),
        plain(most(lives.map((life) => Math.max(life.mostInADay, life.mostListsInADay)))),
      ]);
    }),
  ];
}

const marks = (isFast: boolean) => {
  const way = isFast ? 'fast' : 'the whole core';
  return [`<!-- worlds, ${way}: written by npm run worlds -->`, `<!-- end of worlds, ${way} -->`] as const;
};

/** A page with this report in its place. */
export function withReport(page: string, report: string, { isFast }: Run): string {
  const [begin, end] = marks(isFast);
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page has no place for it: ${begin}`);
  return `${page.slice(0, from + begin.length)}\n\n${report}\n\n${page.slice(to)}`;
}
