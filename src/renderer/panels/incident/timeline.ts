import {
  type DeferReason,
  type Incident,
  type IncidentEvent,
  METRICS,
  type Metric,
  type NotificationState,
} from '../../../shared/alert.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { count, counted, headline, judgedWords, limitValue, metricValue, span } from '../../../shared/words.ts';
import type { Point, Trace } from '../../model/chart/series.ts';
import { when } from '../../model/format.ts';
import type { Mark } from '../../model/mark.ts';

/** One line of an incident's timeline. Lines without a mark are facts between events. */
export interface TimelineEntry {
  readonly key: string;
  readonly at: number;
  readonly mark: Mark | undefined;
  readonly title: string;
  readonly detail: string | undefined;
}

const DELIVERY_TEXT = {
  pending: 'notification on its way',
  shown: 'notified',
  deferred: 'held back',
} as const;

const DEFERRED_TEXT: Readonly<Record<DeferReason, string>> = {
  quiet_hours: 'held back in quiet hours',
  muted: 'held back while muted',
  away: 'held back while you were away',
  snoozed: 'held back while snoozed',
};

/** The state of an event's notification. One that was shown later has its own line. */
const deliveryText = ({ state, deferReason }: NotificationState): string =>
  deferReason === undefined || state === 'pending' ? DELIVERY_TEXT[state] : DEFERRED_TEXT[deferReason];

const isLate = ({ delivery }: IncidentEvent): boolean =>
  delivery?.state === 'shown' && delivery.deferReason !== undefined && delivery.shownAt !== undefined;

function titleOf(event: IncidentEvent, incident: Incident, value: string, locale: string): string {
  const { subject } = incident;
  switch (event.kind) {
    case 'opened':
      if (subject.kind === 'no_data') return headline(incident, locale);
      return `Opened as ${event.level}, ${value}`;
    case 'escalated':
      return `Escalated to ${event.level}, ${value}`;
    case 'reminded':
      if (subject.kind === 'no_data') return subject.parts ? 'Some data is still missing' : 'Still no data';
      return `Still ${event.level}, ${value}`;
    case 'resolved':
      return subject.kind === 'no_data' ? 'Data again' : `Resolved, ${value}`;
    case 'closed_without_judgement':
      return 'Closed without judgement';
    case 'acknowledged':
      return 'Acknowledged';
    case 'snoozed':
      return 'Snoozed';
    case 'unsnoozed':
      return 'No longer snoozed';
  }
}

const DEEDS: readonly IncidentEvent['kind'][] = ['acknowledged', 'snoozed', 'unsnoozed'];

function markOf(event: IncidentEvent): Mark | undefined {
  if (DEEDS.includes(event.kind)) return undefined;
  if (event.kind === 'resolved') return 'ok';
  return event.kind === 'closed_without_judgement' ? 'insufficient_data' : event.level;
}

function entryOf(event: IncidentEvent, incident: Incident, locale: string): TimelineEntry {
  const { subject } = incident;
  const isSeries = subject.kind === 'series';
  const value = isSeries ? judgedWords(subject, event.value, locale) : '';
  const counts =
    isSeries && !DEEDS.includes(event.kind) && METRICS[subject.series.metric].unit === 'percent'
      ? `${count(event.numerator, locale)} of ${count(event.denominator, locale)}${subject.series.metric === 'quota_used' ? ' used' : ' sent'}`
      : undefined;
  const delivery = event.delivery && deliveryText(event.delivery);
  return {
    key: `event ${event.sequence}`,
    at: event.at,
    mark: markOf(event),
    title: titleOf(event, incident, value, locale),
    detail: [counts, event.note, delivery].filter((part) => part !== undefined).join(' · ') || undefined,
  };
}

/** When deferred notifications were shown: one line for those shown together. */
function entriesOfDigests(events: readonly IncidentEvent[], locale: string): readonly TimelineEntry[] {
  const late = Map.groupBy(events.filter(isLate), (event) => event.delivery?.shownAt ?? event.at);
  return [...late].map(([shownAt, those]) => {
    const since = Math.min(...those.map((event) => event.at));
    return {
      key: `shown ${shownAt}`,
      at: shownAt,
      mark: undefined,
      title: 'Shown to you afterwards',
      detail: `${counted(those.length, 'message', 'messages', locale)} held back since ${when(since, shownAt, locale)}`,
    };
  });
}

/** When the breach began, if it had to last before the incident opened. */
function entryOfCrossing({ subject, openedAt }: Incident, trace: Trace, locale: string): readonly TimelineEntry[] {
  if (subject.kind === 'no_data' || subject.compare !== 'above') return [];
  const limit = subject.warning ?? subject.critical;
  if (limit === undefined) return [];
  const isPast = (point: Point) => point.value > limit;
  const before = trace.runs.map((run) => run.filter((point) => point.at <= openedAt));
  // The first reading of a run may follow an unseen breach, so only a later one dates the crossing.
  const crossing = before
    .flatMap((run) => run.filter((point, n) => isPast(point) && run.slice(n - 1, n).some((last) => !isPast(last))))
    .at(-1);
  if (!crossing || before.flat().some((point) => point.at > crossing.at && !isPast(point))) return [];
  if (openedAt - crossing.at < MINUTE_MS) return [];
  const title = `First above ${limitValue(subject.series.metric, limit, locale)}`;
  return [
    {
      key: 'crossing',
      at: crossing.at,
      mark: undefined,
      title,
      detail: `for ${span(openedAt - crossing.at)} before it opened`,
    },
  ];
}

/** Times during the incident without data, and the first reading after each. */
function entriesOfGaps(incident: Incident, metric: Metric, trace: Trace, locale: string): readonly TimelineEntry[] {
  const until = incident.endedAt ?? Number.POSITIVE_INFINITY;
  return trace.gaps
    .filter((gap) => gap.from >= incident.openedAt && gap.from < until)
    .flatMap((gap): TimelineEntry[] => {
      const next = trace.runs.flat().find((point) => point.at >= gap.to);
      const noData: TimelineEntry = {
        key: `gap ${gap.from}`,
        at: gap.from,
        mark: 'no_data',
        title: `No data for ${span(gap.to - gap.from)}`,
        detail: gap.why,
      };
      if (!next) return [noData];
      const value = metricValue(metric, next.value, [], locale);
      return [
        noData,
        { key: `seen ${gap.to}`, at: gap.to, mark: undefined, title: `Readings resume, ${value}`, detail: undefined },
      ];
    });
}

/** The timeline, newest first: events, notifications, and facts from the readings. */
export function timelineOf(
  incident: Incident,
  events: readonly IncidentEvent[],
  trace: Trace | undefined,
  locale: string,
): readonly TimelineEntry[] {
  const { subject } = incident;
  const gaps = trace && subject.kind === 'series' ? entriesOfGaps(incident, subject.series.metric, trace, locale) : [];
  const crossing = trace ? entryOfCrossing(incident, trace, locale) : [];
  const told = events.map((event) => entryOf(event, incident, locale));
  // Of events at the same moment the later one comes first.
  return [...told.toReversed(), ...entriesOfDigests(events, locale), ...gaps, ...crossing].toSorted(
    (a, b) => b.at - a.at,
  );
}
