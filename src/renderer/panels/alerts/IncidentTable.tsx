import { type KeyboardEvent, useState } from 'react';
import type { Incident } from '../../../shared/alert.ts';
import { type AccountStatus, isUnsaved } from '../../../shared/state.ts';
import { NOT_STORED, span } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { incidentDetail, incidentTitle } from '../../model/incident/incident.ts';
import { responseOf, responseText } from '../../model/incident/response.ts';
import { markOfIncident } from '../../model/mark.ts';
import { snooze, snoozeOrEnd } from '../../state/incidents.ts';
import { go } from '../../state/view.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { type PlainColumn, PlainList } from '../../ui/PlainTable.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Time } from '../../ui/Time.tsx';
import { AcknowledgeDialog } from '../incident/AcknowledgeDialog.tsx';
import { SnoozeItems } from '../SnoozeItems.tsx';

interface RowActionsProps {
  readonly incident: Incident;
  readonly now: number;
  readonly isAsking: boolean;
  readonly onAsk: (isAsking: boolean) => void;
}

/** The actions on one open incident in its row. */
function RowActions({ incident, now, isAsking, onAsk }: RowActionsProps) {
  const isSnoozed = responseOf(incident, now)?.kind === 'snoozed';
  return (
    <>
      <Menu name={`Actions for ${incidentTitle(incident, locale)}`} isFramed trigger={<Icon name="more" size={14} />}>
        {!incident.acknowledged && (
          <>
            <MenuItem sign={<Icon name="check" size={14} />} note="k" onChoose={() => onAsk(true)}>
              Acknowledge…
            </MenuItem>
            <MenuLine />
          </>
        )}
        <SnoozeItems
          icon="clock"
          now={now}
          titleOf={({ title }) => `Snooze ${title.toLowerCase()}`}
          onChoose={(until) => void snooze(incident, until)}
        />
        {isSnoozed && (
          <MenuItem sign={<Icon name="close" size={14} />} note="z" onChoose={() => void snooze(incident, null)}>
            End snooze
          </MenuItem>
        )}
      </Menu>
      <AcknowledgeDialog incident={incident} isOpen={isAsking} onClose={() => onAsk(false)} />
    </>
  );
}

interface Props {
  readonly incidents: readonly Incident[];
  readonly accounts: readonly AccountStatus[];
  readonly now: number;
}

/** When an incident opened, with the exact time in a tooltip. */
const Opened = ({ incident, now }: { readonly incident: Incident; readonly now: number }) => (
  <Time at={incident.openedAt} locale={locale}>
    {when(incident.openedAt, now, locale)}
  </Time>
);

/** Incidents with a response are shown muted. */
const quiet = (incident: Incident, now: number): string => (responseOf(incident, now) ? 'text-text-2' : '');

/**
 * Incidents as rows that lead to their pages. Arrows move, Enter opens, `k` acknowledges and `z` snoozes an open one.
 */
export function IncidentTable({ incidents, accounts, now }: Props) {
  /** The incident to acknowledge. */
  const [asking, setAsking] = useState<string>();
  const names = new Map(accounts.map((status) => [status.account.id, status.account.name]));
  const isInMemory = (incident: Incident): boolean => accounts.some((status) => isUnsaved(incident, status));
  const hasResponse = incidents.some((incident) => responseOf(incident, now) !== undefined);
  const isEnded = incidents.some((incident) => incident.endedAt !== undefined);

  const press = (event: KeyboardEvent, incident: Incident) => {
    if (isEnded || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'k' && !incident.acknowledged) setAsking(incident.id);
    if (event.key === 'z') void snoozeOrEnd(incident, now);
  };

  const what: PlainColumn<Incident> = {
    title: 'Incident',
    width: incidents.some(isInMemory) ? 'w-72' : `${isEnded ? 'w-48' : 'w-60'} wide:w-64`,
    className: 'pl-4',
    cell: (incident) => (
      <button
        type="button"
        data-row
        title={incidentTitle(incident, locale)}
        className="flex w-full items-center gap-2.5 text-left outline-none focus-visible:underline"
        onClick={() => go({ screen: 'incident', accountId: incident.accountId, incidentId: incident.id })}
        onKeyDown={(event) => press(event, incident)}
      >
        <StateShape mark={markOfIncident(incident)} isNamed />
        <span className={`min-w-0 truncate ${quiet(incident, now) || 'font-medium'}`}>
          {incidentTitle(incident, locale)}
        </span>
        {isInMemory(incident) && <Tag>{NOT_STORED}</Tag>}
      </button>
    ),
  };
  const response: PlainColumn<Incident> = {
    title: 'Said by you',
    width: 'w-40 @max-[640px]:w-36',
    cell: (incident) => {
      const response = responseOf(incident, now);
      return response && <Tag>{responseText(response, now, locale)}</Tag>;
    },
  };
  const account: PlainColumn<Incident> = {
    title: 'Account',
    width: `w-[18%] ${hasResponse ? '@max-[860px]:w-auto' : '@max-[860px]:w-[20%] @max-[640px]:w-auto'}`,
    className: '@max-[480px]:hidden',
    cellClass: (incident) => `truncate ${quiet(incident, now)}`,
    hint: ({ accountId }) => names.get(accountId),
    cell: ({ accountId }) => names.get(accountId) ?? 'Forgotten account',
  };
  const where: PlainColumn<Incident> = {
    title: isEnded ? 'Outcome and scope' : 'Scope and volume',
    // Makes room for the response.
    className: hasResponse ? '@max-[860px]:hidden' : '@max-[640px]:hidden',
    cellClass: 'truncate text-text-2',
    hint: (incident) => incidentDetail(incident, locale),
    cell: (incident) => incidentDetail(incident, locale),
  };
  const opened: PlainColumn<Incident> = {
    title: 'Opened',
    width: 'w-36 @max-[860px]:w-32',
    className: '@max-[640px]:hidden',
    cellClass: 'whitespace-nowrap text-text-2',
    cell: (incident) => <Opened incident={incident} now={now} />,
  };
  const lasting: PlainColumn<Incident> = {
    title: isEnded ? 'Lasted' : 'Open since',
    isNumber: true,
    width: isEnded ? 'w-24 wide:w-28' : `${hasResponse ? 'w-44' : 'w-56'} @max-[860px]:w-28`,
    className: '@max-[480px]:hidden',
    cellClass: 'truncate text-text-2',
    cell: (incident) => (
      <>
        {!isEnded && (
          <span className="@max-[860px]:hidden">
            <Opened incident={incident} now={now} /> ·{' '}
          </span>
        )}
        {span((incident.endedAt ?? now) - incident.openedAt)}
      </>
    ),
  };
  const actions: PlainColumn<Incident> = {
    title: 'Actions',
    isTitleHidden: true,
    width: 'w-14 wide:w-16',
    cell: (incident) => (
      <div className="flex justify-end">
        <RowActions
          incident={incident}
          now={now}
          isAsking={asking === incident.id}
          onAsk={(isAsking) => setAsking(isAsking ? incident.id : undefined)}
        />
      </div>
    ),
  };

  return (
    <PlainList
      label={isEnded ? 'Ended incidents' : 'Open incidents'}
      columns={[
        what,
        ...(hasResponse ? [response] : []),
        account,
        where,
        ...(isEnded ? [opened, lasting] : [lasting, actions]),
      ]}
      rows={incidents}
      keyOf={({ id }) => id}
    />
  );
}
