import { count, span } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import type { Gap, Point, Trace } from '../../model/chart/series.ts';
import { type Criteria, markOfSample } from '../../model/chart/state-bands.ts';
import { when } from '../../model/format.ts';
import { Badge } from '../../ui/Badge.tsx';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable.tsx';
import { Time } from '../../ui/Time.tsx';

interface Props {
  readonly trace: Trace;
  /** The end of the shown time. Readings of other days show their date. */
  readonly to: number;
  readonly say: (value: number) => string;
  /** The rule each reading is judged by. */
  readonly criteria: Criteria;
}

type Row = { readonly at: number } & ({ readonly point: Point } | { readonly gap: Gap });

const MOST_ROWS = 500;
/** The figures behind a chart, newest first. */
export function SampleTable({ trace, to, say, criteria }: Props) {
  const rows: Row[] = [
    ...trace.runs.flat().map((point) => ({ at: point.at, point })),
    ...trace.gaps.map((gap) => ({ at: gap.from, gap })),
  ].toSorted((a, b) => b.at - a.at);
  const columns: readonly PlainColumn<Row>[] = [
    {
      title: 'Time',
      cell: ({ at }) => (
        <Time at={at} locale={locale}>
          {when(at, to, locale)}
        </Time>
      ),
    },
    {
      title: 'Value',
      isNumber: true,
      cellClass: 'font-medium',
      cell: (row) => ('gap' in row ? undefined : say(row.point.value)),
    },
    {
      title: 'State',
      cell: (row) => <Badge mark={'gap' in row ? 'no_data' : markOfSample(row.point, criteria)} />,
    },
    {
      title: 'Of how many',
      isNumber: true,
      cellClass: 'text-text-2',
      cell: (row) =>
        'gap' in row
          ? `${row.gap.why}, ${span(row.gap.to - row.gap.from)}`
          : `${count(row.point.numerator, locale)} of ${count(row.point.denominator, locale)}`,
    },
  ];
  return (
    <>
      <PlainTable
        label="Readings"
        columns={columns}
        rows={rows.slice(0, MOST_ROWS)}
        keyOf={(row) => `${row.at} ${'gap' in row}`}
      />
      {rows.length > MOST_ROWS && (
        <p className="px-3 py-2 text-small text-text-3">
          The latest {count(MOST_ROWS, locale)} of {count(rows.length, locale)} rows.
        </p>
      )}
    </>
  );
}
