import { useState } from 'react';
import { GROUP_NOUNS, type Group, type Rule } from '../../../shared/alert.ts';
import type { BackTest } from '../../../shared/bridge.ts';
import { locale } from '../../locale.ts';
import type { Trace } from '../../model/chart/series.ts';
import type { Criteria, Limits } from '../../model/chart/state-bands.ts';
import { when } from '../../model/format.ts';
import { axisText, sayLimit, sayValue } from '../../model/rule/rule-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { SampleTable } from '../incident/SampleTable.tsx';
import { Unanswered } from '../Unanswered.tsx';
import type { Asked } from '../use-answer.ts';
import type { Samples } from '../use-samples.ts';
import { BackTestChart } from './BackTestChart.tsx';
import { lastingText, totalText } from './back-test-text.ts';

interface BackTestLegendProps {
  readonly hasLimit: boolean;
  /** The saved limits differ and are drawn. */
  readonly hasSaved: boolean;
  /** How long there was no data, as text. */
  readonly gap: string | undefined;
}

/** The legend of the chart. */
function BackTestLegend({ hasLimit, hasSaved, gap }: BackTestLegendProps) {
  return (
    <p className="flex min-h-4 flex-wrap gap-x-4 px-12 pb-3 text-small text-text-3">
      {hasLimit && (
        <span className="flex items-center gap-2">
          <svg width={14} height={8} aria-hidden>
            <line
              x1={0}
              x2={14}
              y1={4}
              y2={4}
              strokeWidth={1.5}
              strokeDasharray="5 3"
              className="stroke-warning-mark"
            />
          </svg>
          drag to try
        </span>
      )}
      {hasSaved && (
        <span className="flex items-center gap-2">
          <svg width={14} height={8} aria-hidden>
            <line x1={0} x2={14} y1={4} y2={4} strokeDasharray="1 3" className="stroke-text-2" />
          </svg>
          saved limit
        </span>
      )}
      {gap !== undefined && (
        <span className="flex items-center gap-2">
          <svg width={12} height={12} aria-hidden>
            <path d="M0 8L8 0M4 12L12 4" strokeWidth={1.5} className="stroke-line-strong" />
          </svg>
          no data, {gap}
        </span>
      )}
    </p>
  );
}

interface Props {
  readonly lookedAt: Asked<readonly string[]> & {
    readonly members: readonly string[];
    readonly member: string | undefined;
    /** Members are to be selected, and none is yet. */
    readonly isUnchosen: boolean;
    readonly choose: (member: string) => void;
  };
  readonly by: 'account' | Group;
  /** The last 30 days, or the time since the series has been watched. */
  readonly readings: Samples;
  /** Undefined until the readings are loaded. */
  readonly trace: Trace | undefined;
  readonly rule: Pick<Rule, 'metric' | 'compare' | 'window' | 'scope'>;
  readonly limits: Limits;
  /** The rule each reading is judged by. */
  readonly criteria: Criteria;
  /** The saved rule, if it is about the same series. */
  readonly saved: Rule | undefined;
  /** The rule the editor started with. Its limits always fit the scale. */
  readonly start: Rule;
  readonly backTest: Asked<BackTest>;
  readonly savedTest: BackTest | undefined;
  /** Why there is no data, if that is so. */
  readonly noData: string | undefined;
  readonly isRefused: boolean;
  readonly onMove: (name: 'warning' | 'critical', value: number) => void;
}

/** `5 incidents, 24 h 30 min in all for northwind-crm. Saved limits: 3 incidents, 12 h 40 min.` */
function Sentence({ backTest, savedTest, isRefused, lookedAt, by }: Props) {
  if (isRefused) return <>Correct the marked field: what follows is as of before.</>;
  if (!backTest.data) return null;
  return (
    <>
      <strong className="font-semibold text-text">{totalText(backTest.data, locale)}</strong>
      {backTest.data.incidents.length > 0 && ' in all'} for{' '}
      {by === 'account' ? (
        'the whole account'
      ) : (
        <span className="font-mono text-small wrap-anywhere">{lookedAt.member}</span>
      )}
      .{savedTest && ` Saved limits: ${totalText(savedTest, locale).replace(/^N/, 'n')}.`}
    </>
  );
}

/** The last 30 days of one series against the limits in the editor. */
export function BackTestPanel(props: Props) {
  const { lookedAt, by, readings, trace, rule, limits, criteria, saved, start, backTest, noData } = props;
  const [isTable, setTable] = useState(false);
  const { member, members } = lookedAt;
  const count = trace ? trace.runs.reduce((sum, run) => sum + run.length, 0) : 0;
  const withLimits = { ...rule, warning: limits.warning, critical: limits.critical };
  const say = (value: number) => sayValue(withLimits, value, locale);
  const { from, to, isShort } = readings;
  const test = backTest.data;
  const noun = by === 'account' ? '' : GROUP_NOUNS[by][0];
  const failed = [lookedAt, readings, backTest].find(({ page }) => page.face === 'failed');

  return (
    <Panel>
      <PanelHead title="Last 30 days with these limits" note={isShort ? `since ${when(from, to, locale)}` : undefined}>
        {count > 0 && !failed && (
          <Button size="row" kind="quiet" icon="table" onClick={() => setTable(!isTable)}>
            {isTable ? 'As a chart' : 'As a table'}
          </Button>
        )}
        {member !== undefined && by !== 'account' && (
          <>
            <span aria-hidden className="text-small text-text-3">
              Series
            </span>
            <Select
              label="Series"
              isInline
              className="max-w-52 font-mono text-small"
              value={member}
              options={members.map((value) => ({ value, title: value }))}
              onChange={lookedAt.choose}
            />
          </>
        )}
      </PanelHead>
      <div className="min-h-[316px]">
        <Unanswered asked={failed ?? readings} label="Loading the readings" />
        {!failed && lookedAt.page.face === 'ready' && member === undefined && (
          <Face
            sign={{ icon: 'clock' }}
            title={lookedAt.isUnchosen ? `No ${noun} is chosen yet` : `No ${noun} has been seen yet`}
          >
            Readings of each {noun} begin with the first check after the rule is saved. Then the limits can be tried on
            them here.
          </Face>
        )}
        {!failed && member !== undefined && trace && count === 0 && (
          <Face sign={{ icon: 'clock' }} title="No reading in the last 30 days">
            {noData ??
              'This series has not been watched so far. Readings begin with the first check after the rule is saved; then the limits can be tried on them here.'}
          </Face>
        )}
        {!failed && trace && count > 0 && (
          <>
            <p aria-live="polite" className="min-h-5 px-3 pt-3 text-text-2 select-text">
              <Sentence {...props} />
            </p>
            {isTable ? (
              <SampleTable trace={trace} to={to} say={say} criteria={criteria} />
            ) : (
              <>
                <BackTestChart
                  trace={trace}
                  from={from}
                  to={to}
                  rule={rule}
                  limits={limits}
                  saved={saved}
                  start={start}
                  incidents={test?.incidents ?? []}
                  locale={locale}
                  say={say}
                  sayLimit={(value) => sayLimit(rule, value, locale)}
                  sayAxis={(value) => axisText(rule, value, locale)}
                  onMove={props.onMove}
                />
                <BackTestLegend
                  hasLimit={limits.warning !== undefined || limits.critical !== undefined}
                  hasSaved={
                    saved !== undefined && (saved.warning !== limits.warning || saved.critical !== limits.critical)
                  }
                  gap={test && test.gapMs > 0 ? lastingText(test.gapMs) : undefined}
                />
              </>
            )}
          </>
        )}
      </div>
    </Panel>
  );
}
