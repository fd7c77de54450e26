import {
  type BlindReason,
  type Incident,
  type IncidentEvent,
  type Level,
  type Observation,
  type Rule,
  type Series,
  type Subject,
  seriesKey,
} from '../../../shared/alert.ts';
import type { Archive, Change, Track } from '../archive/archive.ts';
import { type BlindState, blindAfter, isTooBlind } from './blindness.ts';
import { isOpen, NORMAL, type StepEvent, step } from './incident.ts';
import { judge } from './judge.ts';
import type { Observed } from './observe.ts';
import { isWatchable } from './plan.ts';

/** What the watching of one account remembers between polls; a restart reads it back from the archive. */
export type Memory = ReturnType<Archive['resume']>;

export interface Evaluated {
  /** What is to be stored, whole or not at all. */
  readonly change: Change;
  /** What to remember once it is. Series in their normal state are not in it. */
  readonly memory: Memory;
}

type EventKind = IncidentEvent['kind'];
type Saw = Pick<Observed, 'at' | 'intervalMs' | 'outcome' | 'samples'>;

/**
 * What one poll means: steps every rule over every sample it covers, closes what no rule asks about any more, and
 * watches over the blindness of the account itself (design: alerts.md). Pure but for `newId`, which makes unique ids.
 */
export function evaluate(
  memory: Memory,
  saw: Saw,
  rules: readonly Rule[],
  accountId: string,
  newId: () => string,
): Evaluated {
  const story = createStory(memory.openIncidents, accountId, saw.at, newId);
  const watched = rules.filter(isWatchable);
  const before = new Map(memory.tracks.map((track) => [trackKey(track), track]));
  const changed = [
    ...memory.tracks
      .filter((track) => track.state.phase !== 'normal' && !watched.some((rule) => follows(rule, track)))
      .map((track) => abandonTrack(track, rules, story)),
    ...saw.samples.flatMap(({ series, sample }) =>
      watched
        .filter((rule) => covers(rule, series))
        .map((rule) => {
          const track = before.get(trackKey(trackOf(rule, series))) ?? trackOf(rule, series);
          return stepTrack(track, rule, judge(sample, rule), saw, story);
        }),
    ),
  ];
  const tracks = new Map([...before, ...changed.map((track) => [trackKey(track), track] as const)]);
  const blind = watchBlindness(memory.blind, saw, story);
  return {
    change: {
      samples: saw.samples,
      tracks: changed.filter((track) => track.state.phase !== 'normal' || before.has(trackKey(track))),
      blind,
      incidents: story.changed(),
      events: story.events(),
    },
    memory: {
      tracks: [...tracks.values()].filter((track) => track.state.phase !== 'normal'),
      blind,
      openIncidents: story.open(),
    },
  };
}

const trackKey = ({ ruleId, ruleRevision, series }: Omit<Track, 'state'>): string =>
  `${ruleId}/${ruleRevision}/${seriesKey(series)}`;

const trackOf = (rule: Rule, series: Series): Track => ({
  ruleId: rule.id,
  ruleRevision: rule.revision,
  series,
  state: NORMAL,
});

/** Whether a rule is about a series; rules that cannot be watched are about none. */
const covers = ({ metric, window, scope }: Rule, series: Series): boolean =>
  metric === series.metric &&
  window === series.window &&
  scope.by === series.by &&
  (scope.by === 'account' || scope.members === 'all' || scope.members.includes(series.member));

const follows = (rule: Rule, track: Track): boolean =>
  rule.id === track.ruleId && rule.revision === track.ruleRevision && covers(rule, track.series);

function stepTrack(track: Track, rule: Rule, observation: Observation, { at, intervalMs }: Saw, story: Story): Track {
  const incident = story.about(track);
  // An incident whose row could not be read back is over: its series starts anew rather than fall silent.
  const state = isOpen(track.state) && !incident ? NORMAL : track.state;
  const next = step(state, observation, rule, at, intervalMs);
  const sequence = isOpen(state) ? state.events + 1 : 1;
  const reading = observation.kind === 'value' ? { ...counts(observation), readAt: at } : {};
  const [event] = next.events;
  if (event?.kind === 'opened') {
    story.begin(subjectOf(rule, track.series), event.level, { ...UNREAD, ...reading }, isToBeTold(rule, event));
  } else if (incident) {
    story.put({ ...incident, ...reading });
    if (event) story.tell(incident.id, sequence, event.kind, event.level, isToBeTold(rule, event), event.note);
  }
  return { ...track, state: next.state };
}

/** A track whose rule was disabled, changed or removed, or which its rule no longer covers: nothing is left to judge it by. */
function abandonTrack(track: Track, rules: readonly Rule[], story: Story): Track {
  const incident = story.about(track);
  if (incident && isOpen(track.state)) {
    const { events, level } = track.state;
    story.tell(incident.id, events + 1, 'closed_without_judgement', level, false, whyAbandoned(track, rules));
  }
  return { ...track, state: NORMAL };
}

function whyAbandoned(track: Track, rules: readonly Rule[]): string {
  const rule = rules.find((one) => one.id === track.ruleId);
  if (!rule) return 'rule removed';
  return rule.enabled ? 'rule changed' : 'rule disabled';
}

/** Whether the person is told, by what the rule says for the level, or for the end (design: alerts.md, "Rule"). */
function isToBeTold({ speak }: Rule, { kind, level }: StepEvent): boolean {
  const isEnd = kind === 'resolved' || kind === 'closed_without_judgement';
  return speak[isEnd ? 'resolved' : level] !== 'record_only';
}

function watchBlindness(before: BlindState, { at, intervalMs, outcome }: Saw, story: Story): BlindState {
  const after = blindAfter(before, outcome, at, intervalMs);
  const incident = story.aboutBlindness();
  if (outcome.kind === 'ok') {
    if (incident) story.tell(incident.id, 2, 'resolved', 'blind', true);
    return after;
  }
  if (outcome.kind === 'asleep' || outcome.kind === 'paused' || !isTooBlind(after, outcome)) return after;
  const subject: Subject = { kind: 'blind', why: outcome };
  if (incident && !isNews(incident.subject, outcome)) {
    story.put({ ...incident, subject });
    return after;
  }
  // A refused key waits for the person, who has to be told even when blindness for another reason went before.
  if (incident) story.tell(incident.id, 2, 'closed_without_judgement', 'blind', false, 'key refused');
  story.begin(subject, 'blind', { ...UNREAD, readAt: at }, true);
  return after;
}

const isNews = (subject: Subject, why: BlindReason): boolean =>
  why.kind === 'key_refused' && subject.kind === 'blind' && subject.why.kind !== 'key_refused';

const subjectOf = (rule: Rule, series: Series): Subject => ({
  kind: 'series',
  series,
  ruleId: rule.id,
  ruleRevision: rule.revision,
  ruleName: rule.name,
  compare: rule.compare,
  warning: rule.warning,
  critical: rule.critical,
});

type Reading = Pick<Incident, 'numerator' | 'denominator' | 'value' | 'readAt'>;
const UNREAD: Reading = { numerator: 0, denominator: 0, value: 0, readAt: 0 };
const counts = ({ numerator, denominator, value }: Omit<Reading, 'readAt'>) => ({ numerator, denominator, value });

type Story = ReturnType<typeof createStory>;

/** The incidents of one account while one poll is being told: what was open, what changed, what is to be said. */
function createStory(open: readonly Incident[], accountId: string, at: number, newId: () => string) {
  const incidents = new Map(open.map((incident) => [incident.id, incident]));
  const changed = new Set<string>();
  const events: IncidentEvent[] = [];

  const isStillOpen = ({ endedAt }: Incident): boolean => endedAt === undefined;
  const put = (incident: Incident): void => {
    incidents.set(incident.id, incident);
    changed.add(incident.id);
  };
  /** Adds an event to an incident, which it may escalate or end. */
  const tell = (
    id: string,
    sequence: number,
    kind: EventKind,
    level: Level | 'blind',
    isTold: boolean,
    note?: string,
  ) => {
    const incident = incidents.get(id);
    if (!incident) throw new Error(`There is no incident ${id} to tell of`);
    const told = { ...incident, lastSequence: sequence };
    if (kind === 'escalated') put({ ...told, level, levelSince: at });
    else if (kind === 'resolved' || kind === 'closed_without_judgement') put({ ...told, endedAt: at, ending: kind });
    else put(told);
    const delivery = isTold ? ({ state: 'pending', shownAt: undefined } as const) : undefined;
    events.push({ incidentId: id, sequence, kind, at, level, ...counts(incident), note, delivery });
  };

  return {
    put,
    tell,
    begin: (subject: Subject, level: Level | 'blind', reading: Reading, isTold: boolean): void => {
      const id = newId();
      const times = { openedAt: at, levelSince: at, endedAt: undefined, ending: undefined };
      const untouched = { lastSequence: 1, acknowledged: undefined, snoozedUntil: undefined };
      put({ id, accountId, subject, level, ...times, ...reading, ...untouched });
      tell(id, 1, 'opened', level, isTold);
    },
    about: (track: Track): Incident | undefined =>
      [...incidents.values()]
        .filter(isStillOpen)
        .find(({ subject }) => subject.kind === 'series' && trackKey(subject) === trackKey(track)),
    aboutBlindness: (): Incident | undefined =>
      [...incidents.values()].filter(isStillOpen).find(({ subject }) => subject.kind === 'blind'),
    changed: (): readonly Incident[] => [...incidents.values()].filter(({ id }) => changed.has(id)),
    events: (): readonly IncidentEvent[] => events,
    open: (): readonly Incident[] => [...incidents.values()].filter(isStillOpen),
  };
}
