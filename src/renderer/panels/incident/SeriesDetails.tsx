import { useState } from 'react';
import type { Subject } from '../../../shared/alert.ts';
import type { IncidentDetails } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { RANGES, type Range, rangeFor, spanOf } from '../../model/chart/ranges.ts';
import { traceOf } from '../../model/chart/series.ts';
import { useSamples } from '../use-samples.ts';
import { reminderText } from './next-reminder.ts';
import { SeriesPanel } from './SeriesPanel.tsx';
import { Timeline } from './Timeline.tsx';
import { timelineOf } from './timeline.ts';

interface Props {
  readonly details: IncidentDetails;
  readonly subject: Subject & { readonly kind: 'series' };
  readonly status: AccountStatus;
  readonly now: number;
}

/** The chart of an incident's series with its timeline. */
export function SeriesDetails({ details, subject, status, now }: Props) {
  const { incident, events } = details;
  const { series } = subject;
  const [range, setRange] = useState<Range>(() => rangeFor(incident.openedAt, incident.endedAt ?? now));

  // A new check brings a new reading; between checks the chart does not move.
  const checkedAt = status.watch.checkedAt ?? incident.readAt;
  const asked = spanOf(range, incident.endedAt, Math.max(checkedAt, incident.readAt));
  const readings = useSamples(`${incident.id} ${range}`, incident.accountId, series, asked);
  const trace =
    readings.data && traceOf(readings.data, { metric: series.metric, compare: 'above' }, readings.from, readings.to);

  return (
    <div className="incident-details">
      <SeriesPanel
        subject={subject}
        status={status}
        readings={readings}
        trace={trace}
        range={range}
        ranges={RANGES}
        onRange={setRange}
      />
      <Timeline
        entries={timelineOf(incident, events, trace, locale)}
        now={now}
        note={reminderText(incident, events, status.rules, now, locale)}
      />
    </div>
  );
}
