import { type Incident, type IncidentEvent, METRICS, type Metric } from '../../shared/alert.ts';
import { blindWords, count, metricValue, span } from '../../shared/words.ts';
import type { Mark } from './mark.ts';
import type { Trace } from './series.ts';

/** One line of an incident's story. Without a mark it is a fact on the way. */
export interface TimelineEntry {
  readonly key: string;
  readonly at: number;
  readonly mark: Mark | undefined;
  readonly title: string;
  readonly detail: string | undefined;
}

const DELIVERY_WORDS = {
  pending: 'notification on its way',
  shown: 'notified',
  held: 'notification held back',
} as const;

function titleOf(event: IncidentEvent, incident: Incident, value: string): string {
  const { subject } = incident;
  switch (event.kind) {
    case 'opened':
      if (subject.kind === 'blind') return `Blind: ${blindWords(subject.why)}`;
      return `Opened as ${event.level}, ${value}`;
    case 'escalated':
      return `Escalated to ${event.level}, ${value}`;
    case 'reminded':
      return subject.kind === 'blind' ? 'Still blind' : `Still ${event.level}, ${value}`;
    case 'resolved':
      return subject.kind === 'blind' ? 'Seen again' : `Resolved, ${value}`;
    case 'closed_without_judgement':
      return 'Closed without judgement';
  }
}

function markOf(event: IncidentEvent): Mark {
  if (event.kind === 'resolved') return 'ok';
  return event.kind === 'closed_without_judgement' ? 'too_little' : event.level;
}

function entryOf(event: IncidentEvent, incident: Incident, locale: string): TimelineEntry {
  const { subject } = incident;
  const isSeries = subject.kind === 'series';
  const limits = isSeries ? [subject.warning, subject.critical].filter((limit) => limit !== undefined) : [];
  const value = isSeries ? metricValue(subject.series.metric, event.value, limits, locale) : '';
  const counts =
    isSeries && METRICS[subject.series.metric].unit === 'percent'
      ? `${count(event.numerator, locale)} of ${count(event.denominator, locale)}${subject.series.metric === 'quota_used' ? ' used' : ' sent'}`
      : undefined;
  const delivery = event.delivery && DELIVERY_WORDS[event.delivery.state];
  return {
    key: `event ${event.sequence}`,
    at: event.at,
    mark: markOf(event),
    title: titleOf(event, incident, value),
    detail: [counts, event.note, delivery].filter((part) => part !== undefined).join(' · ') || undefined,
  };
}

/** The times the incident went on unseen, and what was seen first afterwards. */
function entriesOfGaps(incident: Incident, metric: Metric, trace: Trace, locale: string): readonly TimelineEntry[] {
  const until = incident.endedAt ?? Number.POSITIVE_INFINITY;
  return trace.gaps
    .filter((gap) => gap.from >= incident.openedAt && gap.from < until)
    .flatMap((gap): TimelineEntry[] => {
      const next = trace.runs.flat().find((point) => point.at >= gap.to);
      const blind: TimelineEntry = {
        key: `gap ${gap.from}`,
        at: gap.from,
        mark: 'blind',
        title: `Blind for ${span(gap.to - gap.from)}`,
        detail: gap.why,
      };
      if (!next) return [blind];
      const value = metricValue(metric, next.value, [], locale);
      return [
        blind,
        { key: `seen ${gap.to}`, at: gap.to, mark: undefined, title: `Readings resume, ${value}`, detail: undefined },
      ];
    });
}

/** The story newest first: the incident's events, and the gaps of the readings at hand. */
export function timelineOf(
  incident: Incident,
  events: readonly IncidentEvent[],
  trace: Trace | undefined,
  locale: string,
): readonly TimelineEntry[] {
  const { subject } = incident;
  const gaps = trace && subject.kind === 'series' ? entriesOfGaps(incident, subject.series.metric, trace, locale) : [];
  return [...events.map((event) => entryOf(event, incident, locale)), ...gaps].toSorted((a, b) => b.at - a.at);
}
