import { type KeyboardEvent, useState } from 'react';
import type { Incident } from '../../../shared/alert.ts';
import { span } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { incidentDetail, incidentTitle } from '../../model/incident/incident.ts';
import { standingOf, standingWords } from '../../model/incident/response.ts';
import { markOfIncident } from '../../model/mark.ts';
import { snoozeOrEnd } from '../../state/incidents.ts';
import { go } from '../../state/view.ts';
import { StateShape } from '../../ui/StateShape.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Time } from '../../ui/Time.tsx';
import { RowActions } from './RowActions.tsx';

interface Props {
  readonly incident: Incident;
  /** Undefined when the account has been forgotten. */
  readonly accountName: string | undefined;
  /** In a table of incidents that are over. */
  readonly isEnded: boolean;
  /** The table has a column for what the person has said. */
  readonly hasStanding: boolean;
  /** The class under which there is no room to say where. */
  readonly whereHides: string;
  readonly now: number;
}

const CELL = 'h-8 border-b px-3';

/** One incident: what, where, since when; what the person has said about it makes it quieter. */
export function IncidentRow({ incident, accountName, isEnded, hasStanding, whereHides, now }: Props) {
  const [isAsking, setAsking] = useState(false);
  const standing = standingOf(incident, now);
  const words = incidentTitle(incident, locale);
  const detail = incidentDetail(incident, locale);

  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (isEnded || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'k' && !incident.acknowledged) setAsking(true);
    if (event.key === 'z') void snoozeOrEnd(incident, now);
  };
  return (
    <tr className="group hover:bg-hover has-[[data-row]:focus-visible]:bg-selected">
      <td className={`${CELL} pl-4 wide:pl-6`}>
        <button
          type="button"
          data-row
          title={words}
          className="flex w-full items-center gap-2.5 text-left outline-none focus-visible:underline"
          onClick={() => go({ screen: 'incident', accountId: incident.accountId, incidentId: incident.id })}
          onKeyDown={press}
        >
          <StateShape mark={markOfIncident(incident)} isNamed />
          <span className={`min-w-0 truncate ${standing ? 'text-text-2' : 'font-medium'}`}>{words}</span>
        </button>
      </td>
      {hasStanding && <td className={CELL}>{standing && <Tag>{standingWords(standing, now, locale)}</Tag>}</td>}
      <td className={`${CELL} truncate @max-[480px]:hidden ${standing ? 'text-text-2' : ''}`} title={accountName}>
        {accountName ?? 'Forgotten account'}
      </td>
      <td className={`${CELL} truncate text-text-2 ${whereHides}`} title={detail}>
        {detail}
      </td>
      {isEnded && (
        <td className={`${CELL} whitespace-nowrap text-text-2 @max-[640px]:hidden`}>
          <Time at={incident.openedAt} locale={locale}>
            {when(incident.openedAt, now, locale)}
          </Time>
        </td>
      )}
      <td className={`${CELL} truncate text-right text-text-2 @max-[480px]:hidden ${isEnded ? 'wide:pr-6' : ''}`}>
        {!isEnded && (
          <span className="@max-[860px]:hidden">
            <Time at={incident.openedAt} locale={locale}>
              {when(incident.openedAt, now, locale)}
            </Time>{' '}
            ·{' '}
          </span>
        )}
        {span((incident.endedAt ?? now) - incident.openedAt)}
      </td>
      {!isEnded && (
        <td className={`${CELL} wide:pr-6`}>
          <div className="flex justify-end">
            <RowActions incident={incident} words={words} now={now} isAsking={isAsking} onAsk={setAsking} />
          </div>
        </td>
      )}
    </tr>
  );
}
