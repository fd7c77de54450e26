import type { Rule } from '../../../shared/alert.ts';
import type { BackTest } from '../../../shared/bridge.ts';
import { locale } from '../../locale.ts';
import type { Limits } from '../../model/chart/state-bands.ts';
import { dated } from '../../model/format.ts';
import { sayValue } from '../../model/rule/rule-text.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Time } from '../../ui/Time.tsx';
import { readingsWords, trialRows } from './back-test-text.ts';

interface Props {
  readonly test: BackTest;
  /** What the saved limits would have done, where these are others. */
  readonly saved: BackTest | undefined;
  readonly rule: Pick<Rule, 'metric' | 'compare'>;
  readonly limits: Limits;
  /** Nothing is saved that it could be held against. */
  readonly isNew: boolean;
  /** That there was too little mail, where there was. */
  readonly little: string;
}

const HEAD = 'h-7 border-b bg-sunken px-3 text-left text-small font-medium text-text-3';
const CELL = 'h-8 border-b px-3 group-last:border-b-0';

/** Each incident the rule would have opened, and what is new about it. */
export function TrialTable({ test, saved, rule, limits, isNew, little }: Props) {
  const rows = trialRows(test, saved);
  const said = { ...rule, warning: limits.warning, critical: limits.critical };
  return (
    <>
      {rows.length > 0 && (
        <Panel className="overflow-x-auto">
          <table className="w-full border-separate border-spacing-0 whitespace-nowrap">
            <thead>
              <tr>
                <th scope="col" className={HEAD}>
                  Would have opened
                </th>
                <th scope="col" className={HEAD}>
                  Level
                </th>
                <th scope="col" className={`${HEAD} text-right`}>
                  Lasting
                </th>
                <th scope="col" className={`${HEAD} text-right`}>
                  Peak
                </th>
                <th scope="col" className={`${HEAD} w-[36%]`}>
                  {isNew ? 'State' : 'Against the saved limits'}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.openedAt} ${row.isLost}`} className={`group ${row.isLost ? 'text-text-3' : ''}`}>
                  <td className={CELL}>
                    <Time at={row.openedAt} locale={locale}>
                      {dated(row.openedAt, locale)}
                    </Time>
                  </td>
                  <td className={CELL}>
                    <span className="flex">
                      <Badge mark={row.level} />
                    </span>
                  </td>
                  <td className={`${CELL} text-right`}>{row.lasting}</td>
                  <td className={`${CELL} text-right`}>{sayValue(said, row.peak, locale)}</td>
                  <td className={`${CELL} text-text-2`}>{row.against}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      <p className="text-small text-text-3">{[readingsWords(test, locale), little].filter(Boolean).join(' ')}</p>
    </>
  );
}
