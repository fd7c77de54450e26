import type { Level, Sample } from '../../../shared/alert.ts';
import type { BackTest, BackTestIncident } from '../../../shared/bridge.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { type Criteria, judge } from '../../../shared/thresholds.ts';
import { count, counted, span } from '../../../shared/words.ts';
import { minimumText } from '../../model/rule/rule-text.ts';

/** The text of a back-test (design: alerts.md, "Try a rule on the past"). */

const LONGEST_IN_HOURS = 100;

/** `3 h 40 min`. Minutes still matter beyond a day: `24 h 30 min`. */
export function lastingText(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (hours < 24 || hours >= LONGEST_IN_HOURS) return span(ms);
  return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}

const lengthOf = ({ openedAt, endedAt }: BackTestIncident, to: number): number => (endedAt ?? to) - openedAt;

/** `5 incidents, 24 h 30 min`; `No incident`. */
export function totalText({ incidents, to }: Pick<BackTest, 'incidents' | 'to'>, locale: string): string {
  if (incidents.length === 0) return 'No incident';
  const ms = incidents.reduce((sum, incident) => sum + lengthOf(incident, to), 0);
  return `${counted(incidents.length, 'incident', 'incidents', locale)}, ${lastingText(ms)}`;
}

/** One line of the table. */
export interface BackTestRow {
  readonly openedAt: number;
  readonly level: Level;
  readonly lasting: string;
  readonly peak: number;
  /** The comparison with the saved limits; empty without saved limits. */
  readonly against: string;
  /** Only the saved limits would have opened it. */
  readonly isLost: boolean;
}

const overlaps = (a: BackTestIncident, b: BackTestIncident): boolean =>
  a.openedAt <= (b.endedAt ?? Number.POSITIVE_INFINITY) && b.openedAt <= (a.endedAt ?? Number.POSITIVE_INFINITY);

function againstText(incident: BackTestIncident, saved: readonly BackTestIncident[]): string {
  const same = saved.find((one) => overlaps(one, incident));
  if (!same) return 'new';
  const ms = same.openedAt - incident.openedAt;
  const facts = [
    ms === 0 ? '' : `${lastingText(Math.abs(ms))} ${ms > 0 ? 'earlier' : 'later'}`,
    same.level === incident.level ? '' : `${same.level} before`,
  ].filter(Boolean);
  return facts.join(', ') || 'the same';
}

/** Incidents that would have opened, newest first, including those of the saved limits alone. */
export function backTestRows(tried: BackTest, saved: BackTest | undefined): readonly BackTestRow[] {
  const { incidents, to } = tried;
  const row = (incident: BackTestIncident, against: string, isLost: boolean): BackTestRow => {
    const state = incident.endedAt === undefined && !isLost ? 'open now' : '';
    return {
      openedAt: incident.openedAt,
      level: incident.level,
      lasting: lastingText(lengthOf(incident, to)),
      peak: incident.peak,
      against: [state, against].filter(Boolean).join('; '),
      isLost,
    };
  };
  const lost = saved?.incidents.filter((one) => !incidents.some((incident) => overlaps(incident, one))) ?? [];
  return [
    ...incidents.map((incident) => row(incident, saved ? againstText(incident, saved.incidents) : '', false)),
    ...lost.map((incident) => row(incident, 'no longer opens', true)),
  ].toSorted((a, b) => b.openedAt - a.openedAt);
}

const ENOUGH = 0.5;

/** How much of the time has readings, with a warning if it is less than half. */
export function readingsText({ readings, expected }: Pick<BackTest, 'readings' | 'expected'>, locale: string): string {
  const present = `${count(readings, locale)} of ${count(expected, locale)} readings present.`;
  return readings < ENOUGH * expected
    ? `${present} That is less than half: this tells little about 30 days. Time without data counts for neither side.`
    : `${present} Time without data counts for neither side.`;
}

/** Warns if most readings have too little mail to be judged, since no incident then means nothing; else empty. */
export function notEnoughMailText(samples: readonly Sample[], criteria: Criteria, locale: string): string {
  const readings = samples.map((sample) => judge(sample, criteria)).filter(({ kind }) => kind !== 'no_data');
  const little = readings.filter(({ kind }) => kind === 'insufficient_data');
  if (little.length <= ENOUGH * readings.length) return '';
  const who = little.length === readings.length ? 'None of them has' : 'Most of them do not have';
  const { sent, events } = criteria.minimum;
  const needed = sent + events > 0 ? `: the rule needs at least ${minimumText(criteria, locale)}` : '';
  return `${who} enough mail to judge${needed}.`;
}
