import { count, span } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import type { Gap, Point, Trace } from '../../model/chart/series.ts';
import { type Criteria, markOfSample } from '../../model/chart/state-bands.ts';
import { when } from '../../model/format.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Time } from '../../ui/Time.tsx';

interface Props {
  readonly trace: Trace;
  /** The end of the time shown: days are named for other days than this one. */
  readonly to: number;
  readonly say: (value: number) => string;
  /** What each reading is judged by. */
  readonly criteria: Criteria;
}

type Row = { readonly at: number } & ({ readonly point: Point } | { readonly gap: Gap });

const MOST_ROWS = 500;
const HEAD = 'h-7 border-b bg-sunken px-3 text-left text-small font-medium text-text-3';
const CELL = 'h-8 border-b px-3';

/** The figures behind a chart, newest first. */
export function SampleTable({ trace, to, say, criteria }: Props) {
  const rows: Row[] = [
    ...trace.runs.flat().map((point) => ({ at: point.at, point })),
    ...trace.gaps.map((gap) => ({ at: gap.from, gap })),
  ].toSorted((a, b) => b.at - a.at);
  return (
    <>
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              Time
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              Value
            </th>
            <th scope="col" className={HEAD}>
              State
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              Of how many
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr key={`${row.at} ${'gap' in row}`}>
              <td className={CELL}>
                <Time at={row.at} locale={locale}>
                  {when(row.at, to, locale)}
                </Time>
              </td>
              {'gap' in row ? (
                <>
                  <td className={CELL} />
                  <td className={CELL}>
                    <Badge mark="blind" />
                  </td>
                  <td className={`${CELL} text-right text-text-2`}>
                    {row.gap.why}, {span(row.gap.to - row.gap.from)}
                  </td>
                </>
              ) : (
                <>
                  <td className={`${CELL} text-right font-medium`}>{say(row.point.value)}</td>
                  <td className={CELL}>
                    <Badge mark={markOfSample(row.point, criteria)} />
                  </td>
                  <td className={`${CELL} text-right text-text-2`}>
                    {count(row.point.numerator, locale)} of {count(row.point.denominator, locale)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p className="px-3 py-2 text-small text-text-3">
          The latest {count(MOST_ROWS, locale)} of {count(rows.length, locale)} rows.
        </p>
      )}
    </>
  );
}
