import type { Incident } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { standingOf } from '../../model/incident/response.ts';
import { moveThroughRows } from '../move-through-rows.ts';
import { IncidentRow } from './IncidentRow.tsx';

interface Props {
  readonly incidents: readonly Incident[];
  readonly accounts: readonly AccountStatus[];
  readonly now: number;
}

const HEAD = 'h-7 truncate border-y bg-sunken px-3 text-left text-small font-medium text-text-3';

/** Incidents as rows; each leads to its page. Arrows move, Enter opens; of an open one `k` and `z` do what is most wanted. */
export function IncidentTable({ incidents, accounts, now }: Props) {
  const names = new Map(accounts.map((status) => [status.account.id, status.account.name]));
  const hasStanding = incidents.some((incident) => standingOf(incident, now) !== undefined);
  const isEnded = incidents.some((incident) => incident.endedAt !== undefined);
  // What the person has said takes its room.
  const whereHides = hasStanding ? '@max-[860px]:hidden' : '@max-[640px]:hidden';
  const accountWidth = hasStanding ? '@max-[860px]:w-auto' : '@max-[860px]:w-[20%] @max-[640px]:w-auto';
  return (
    <div className="-mx-4 overflow-x-auto wide:-mx-6">
      <table className="w-full table-fixed border-separate border-spacing-0" onKeyDown={moveThroughRows}>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} ${isEnded ? 'w-48' : 'w-60'} pl-4 wide:w-64 wide:pl-6`}>
              Incident
            </th>
            {hasStanding && (
              <th scope="col" className={`${HEAD} w-40 @max-[640px]:w-36`}>
                Said by you
              </th>
            )}
            <th scope="col" className={`${HEAD} w-[18%] ${accountWidth} @max-[480px]:hidden`}>
              Account
            </th>
            <th scope="col" className={`${HEAD} ${whereHides}`}>
              {isEnded ? 'How it ended, and where' : 'Where, and on how much mail'}
            </th>
            {isEnded && (
              <th scope="col" className={`${HEAD} w-36 @max-[860px]:w-32 @max-[640px]:hidden`}>
                Opened
              </th>
            )}
            <th
              scope="col"
              className={`${HEAD} text-right @max-[480px]:hidden ${isEnded ? 'w-24 wide:w-28 wide:pr-6' : `${hasStanding ? 'w-44' : 'w-56'} @max-[860px]:w-28`}`}
            >
              {isEnded ? 'Lasted' : 'Open since'}
            </th>
            {!isEnded && (
              <th scope="col" className={`${HEAD} w-14 wide:w-16 wide:pr-6`}>
                <span className="sr-only">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {incidents.map((incident) => (
            <IncidentRow
              key={incident.id}
              incident={incident}
              accountName={names.get(incident.accountId)}
              isEnded={isEnded}
              whereHides={whereHides}
              hasStanding={hasStanding}
              now={now}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
