import type { Rule } from '../../../shared/alert.ts';
import type { BackTest } from '../../../shared/bridge.ts';
import { locale } from '../../locale.ts';
import type { Limits } from '../../model/chart/state-bands.ts';
import { dated } from '../../model/format.ts';
import { sayValue } from '../../model/rule/rule-text.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable.tsx';
import { Time } from '../../ui/Time.tsx';
import { type BackTestRow, backTestRows, readingsText } from './back-test-text.ts';

interface Props {
  readonly test: BackTest;
  /** The back-test of the saved limits, if they differ. */
  readonly saved: BackTest | undefined;
  readonly rule: Pick<Rule, 'metric' | 'compare'>;
  readonly limits: Limits;
  /** There is no saved rule to compare with. */
  readonly isNew: boolean;
  /** Says that there was not enough mail; empty if there was. */
  readonly little: string;
}

/** Each incident the rule would have opened, compared with the saved limits. */
export function BackTestTable({ test, saved, rule, limits, isNew, little }: Props) {
  const rows = backTestRows(test, saved);
  const withLimits = { ...rule, warning: limits.warning, critical: limits.critical };
  const columns: readonly PlainColumn<BackTestRow>[] = [
    {
      title: 'Would have opened',
      cell: ({ openedAt }) => (
        <Time at={openedAt} locale={locale}>
          {dated(openedAt, locale)}
        </Time>
      ),
    },
    {
      title: 'Level',
      cell: ({ level }) => (
        <span className="flex">
          <Badge mark={level} />
        </span>
      ),
    },
    { title: 'Lasting', isNumber: true, cell: ({ lasting }) => lasting },
    { title: 'Peak', isNumber: true, cell: ({ peak }) => sayValue(withLimits, peak, locale) },
    {
      title: isNew ? 'State' : 'Against the saved limits',
      width: 'w-[36%]',
      cellClass: 'text-text-2',
      cell: ({ against }) => against,
    },
  ];
  return (
    <>
      {rows.length > 0 && (
        <Panel className="overflow-x-auto">
          <PlainTable
            label="Incidents these limits would have opened"
            columns={columns}
            rows={rows}
            keyOf={(row) => `${row.openedAt} ${row.isLost}`}
            className="whitespace-nowrap"
            cellClass="h-8 group-last:border-b-0"
            rowClass={(row) => `group ${row.isLost ? 'text-text-3' : ''}`}
          />
        </Panel>
      )}
      <p className="text-small text-text-3">{[readingsText(test, locale), little].filter(Boolean).join(' ')}</p>
    </>
  );
}
