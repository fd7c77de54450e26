import type { Incident } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { span } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { incidentDetail, incidentTitle } from '../../model/incident.ts';
import { markOfIncident } from '../../model/mark.ts';
import { go } from '../../state/view.ts';
import { StateShape } from '../../ui/StateShape.tsx';
import { Time } from '../../ui/Time.tsx';
import { moveThroughRows } from '../move-through-rows.ts';

interface Props {
  readonly incidents: readonly Incident[];
  readonly accounts: readonly AccountStatus[];
  readonly now: number;
}

const HEAD = 'h-7 border-y bg-sunken px-3 text-left text-small font-medium text-text-3';
const CELL = 'h-8 border-b px-3';

/** How long it lasted, and how it ended where it has. */
const lasting = (incident: Incident, now: number) => span((incident.endedAt ?? now) - incident.openedAt);

/** Incidents as rows; each leads to its page. Arrows move, Enter opens. */
export function IncidentTable({ incidents, accounts, now }: Props) {
  const names = new Map(accounts.map((status) => [status.account.id, status.account.name]));
  const isEnded = incidents.some((incident) => incident.endedAt !== undefined);
  return (
    <div className="-mx-4 overflow-x-auto wide:-mx-6">
      <table className="w-full table-fixed border-separate border-spacing-0" onKeyDown={moveThroughRows}>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} w-auto wide:pl-6`}>
              Incident
            </th>
            <th scope="col" className={`${HEAD} w-[20%]`}>
              Account
            </th>
            <th scope="col" className={`${HEAD} w-[32%] @max-[760px]:hidden`}>
              {isEnded ? 'Where, and how it ended' : 'Where, and on how much mail'}
            </th>
            <th scope="col" className={`${HEAD} w-28 @max-[560px]:hidden`}>
              Opened
            </th>
            <th scope="col" className={`${HEAD} w-32 text-right wide:pr-6`}>
              {isEnded ? 'Lasted' : 'Open for'}
            </th>
          </tr>
        </thead>
        <tbody>
          {incidents.map((incident) => {
            const words = incidentTitle(incident, locale);
            return (
              <tr key={incident.id} className="group hover:bg-hover has-focus-visible:bg-selected">
                <td className={`${CELL} wide:pl-6`}>
                  <button
                    type="button"
                    data-row
                    title={words}
                    className="flex w-full items-center gap-2.5 text-left outline-none focus-visible:underline"
                    onClick={() => go({ screen: 'incident', accountId: incident.accountId, incidentId: incident.id })}
                  >
                    <StateShape mark={markOfIncident(incident)} isNamed />
                    <span className="truncate font-medium">{words}</span>
                  </button>
                </td>
                <td className={`${CELL} truncate`} title={names.get(incident.accountId)}>
                  {names.get(incident.accountId) ?? 'Forgotten account'}
                </td>
                <td
                  className={`${CELL} truncate text-text-2 @max-[760px]:hidden`}
                  title={incidentDetail(incident, locale)}
                >
                  {incidentDetail(incident, locale)}
                </td>
                <td className={`${CELL} whitespace-nowrap text-text-2 @max-[560px]:hidden`}>
                  <Time at={incident.openedAt} locale={locale}>
                    {when(incident.openedAt, now, locale)}
                  </Time>
                </td>
                <td className={`${CELL} text-right whitespace-nowrap text-text-2 wide:pr-6`}>
                  {lasting(incident, now)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
