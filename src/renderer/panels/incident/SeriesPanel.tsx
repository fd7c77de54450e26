import { useState } from 'react';
import { METRICS, type Subject, WINDOWS } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { intervalWords, limitValue, metricValue } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { RANGE_NAMES, type RANGES, type Range } from '../../model/chart/ranges.ts';
import type { Trace } from '../../model/chart/series.ts';
import { criteriaOf, judgedRuns, stateBands } from '../../model/chart/state-bands.ts';
import { when } from '../../model/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Chart } from '../../ui/Chart.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { Segment } from '../../ui/Segment.tsx';
import { Unanswered } from '../Unanswered.tsx';
import type { Samples } from '../use-samples.ts';
import { SampleTable } from './SampleTable.tsx';

interface Props {
  readonly subject: Subject & { readonly kind: 'series' };
  readonly status: AccountStatus;
  readonly readings: Samples;
  /** Undefined until the readings are loaded. */
  readonly trace: Trace | undefined;
  readonly range: Range;
  readonly ranges: typeof RANGES;
  readonly onRange: (range: Range) => void;
}

const NO_LIMITS = { warning: undefined, critical: undefined };
const CHART_HEIGHT = 'min-h-[300px]';

/** The readings as a chart with its limits, or as a table. */
export function SeriesPanel({ subject, status, readings, trace, range, ranges, onRange }: Props) {
  const [isTable, setTable] = useState(false);
  const { series } = subject;
  const { metric, window } = series;
  // The limits of a rise or fall are not values of this chart.
  const isAbove = subject.compare === 'above';
  const limits = isAbove ? { warning: subject.warning, critical: subject.critical } : NO_LIMITS;
  const known = [limits.warning, limits.critical].filter((limit) => limit !== undefined);
  const say = (value: number) => metricValue(metric, value, known, locale);
  const { data: samples = [], from, to, isShort } = readings;
  const interval = samples.at(-1)?.intervalMs;
  const notes = [
    interval === undefined ? undefined : `readings every ${intervalWords(interval)}`,
    isShort ? `since ${when(from, to, locale)}` : undefined,
  ].filter((note) => note !== undefined);
  const criteria = criteriaOf(subject, status.rules);
  const count = trace ? trace.runs.reduce((sum, run) => sum + run.length, 0) : 0;
  const title =
    window === 'cycle' ? METRICS[metric].title : `${METRICS[metric].title}, rolling ${WINDOWS[window].title}`;

  return (
    <Panel>
      <PanelHead title={title} note={notes.join(' · ')}>
        <Segment
          name="Time shown"
          value={range}
          options={RANGE_NAMES.map((value) => ({ value, title: ranges[value].title }))}
          onChange={onRange}
        />
        <Button size="row" kind="quiet" icon="table" onClick={() => setTable(!isTable)}>
          {isTable ? 'As a chart' : 'As a table'}
        </Button>
      </PanelHead>
      <div className={CHART_HEIGHT}>
        <Unanswered asked={readings} label="Loading the readings" />
        {trace && count === 0 && (
          <Face sign={{ icon: 'clock' }} title="No reading in this time">
            Relaywatch was not watching then. A longer time may show more.
          </Face>
        )}
        {trace && count > 0 && !isTable && (
          <Chart
            trace={trace}
            bands={stateBands(samples, criteria, from, to)}
            judged={judgedRuns(trace, criteria)}
            limits={limits}
            least={METRICS[metric].scale}
            from={from}
            to={to}
            locale={locale}
            say={say}
            sayLimit={(value) => (value === 0 ? '0' : limitValue(metric, value, locale))}
            label={`${title}: line chart over ${ranges[range].title}. The table has the same figures.`}
          />
        )}
        {trace && count > 0 && isTable && <SampleTable trace={trace} to={to} say={say} criteria={criteria} />}
      </div>
    </Panel>
  );
}
