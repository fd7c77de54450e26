import { useEffect, useEffectEvent, useState } from 'react';
import type { Incident } from '../../../shared/alert.ts';
import { type AccountStatus, isUnsaved } from '../../../shared/state.ts';
import { span } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { badMailText, routeToBadMail } from '../../model/incident/bad-mail.ts';
import { incidentDetail, incidentTitle } from '../../model/incident/incident.ts';
import { responseOf, responseText } from '../../model/incident/response.ts';
import { markOfIncident } from '../../model/mark.ts';
import { snooze, snoozeOrEnd, useIncidentRun } from '../../state/incidents.ts';
import { go, goInAccount } from '../../state/view.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { isCovered, isTyped } from '../../ui/page-keys.ts';
import { StateShape } from '../../ui/StateShape.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Time } from '../../ui/Time.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { SnoozeItems } from '../SnoozeItems.tsx';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import { notEnoughMailText } from './not-enough-data.ts';

/** On an incident's page `k` acknowledges and `z` snoozes or unsnoozes, wherever the focus is. */
function useIncidentKeys(handlers: { readonly k: (() => void) | undefined; readonly z: (() => void) | undefined }) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if ((event.key !== 'k' && event.key !== 'z') || isTyped(event.target) || isCovered()) return;
    // Otherwise the letter would be typed into the note.
    event.preventDefault();
    handlers[event.key]?.();
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Snoozes for an hour or for a chosen time; once snoozed, ends that. */
function SnoozeButton({ incident, now }: { readonly incident: Incident; readonly now: number }) {
  const { isRunning } = useIncidentRun(incident);
  const isSnoozed = responseOf(incident, now)?.kind === 'snoozed';
  return (
    <div className="flex">
      <Button className="rounded-r-none" disabled={isRunning} onClick={() => snoozeOrEnd(incident, now)}>
        {isSnoozed ? 'End snooze' : 'Snooze 1 h'}
      </Button>
      <Menu name="Snooze for another time" isTail trigger={<Icon name="down" size={14} />}>
        <SnoozeItems icon="clock" now={now} onChoose={(until) => snooze(incident, until)} />
        {isSnoozed && (
          <>
            <MenuLine />
            <MenuItem sign={<Icon name="close" size={14} />} onChoose={() => snooze(incident, null)}>
              End snooze
            </MenuItem>
          </>
        )}
      </Menu>
    </div>
  );
}

interface Props {
  readonly incident: Incident;
  readonly status: AccountStatus;
  readonly now: number;
}

function RuleName({ incident, status }: Pick<Props, 'incident' | 'status'>) {
  const { subject } = incident;
  if (subject.kind === 'no_data') return null;
  const isThere = status.rules.some(({ id }) => id === subject.ruleId);
  const toRule = () => go({ screen: 'rule', accountId: status.account.id, ruleId: subject.ruleId });
  return (
    <>
      {' '}
      · <span className="text-text-3">rule</span>{' '}
      {isThere ? <LinkButton onClick={toRule}>{subject.ruleName}</LinkButton> : `${subject.ruleName} (no longer there)`}
    </>
  );
}

/** Scope, volume, start, duration and rule. */
function Facts({ incident, status, now }: Props) {
  const isOver = incident.endedAt !== undefined;
  const since = incident.endedAt ?? incident.levelSince;
  return (
    <p className="text-text-2 select-text">
      {incidentDetail(incident, locale)} ·{' '}
      <Time at={since} locale={locale}>
        {isOver ? 'over' : incident.level === 'no_data' ? 'no data' : incident.level} since {when(since, now, locale)}
      </Time>{' '}
      · {isOver ? 'lasted' : 'open for'} {span((incident.endedAt ?? now) - incident.openedAt)}
      <RuleName incident={incident} status={status} />
    </p>
  );
}

/** The person's response to the incident, if any. */
function ResponseLine({ incident, now }: Pick<Props, 'incident' | 'now'>) {
  const response = responseOf(incident, now);
  const { acknowledged } = incident;
  if (!response) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2 text-text-2 select-text">
      <Tag>{responseText(response, now, locale)}</Tag>
      {acknowledged && (
        <span className="min-w-0 break-words">
          {response.kind === 'snoozed' ? 'acknowledged ' : ''}
          <Time at={acknowledged.at} locale={locale}>
            {when(acknowledged.at, now, locale)}
          </Time>
          {acknowledged.note !== '' && `: ${acknowledged.note}`}
        </span>
      )}
    </p>
  );
}

/**
 * Says that the incident continues although there is not enough mail to judge it. Reads the incident from the state,
 * which is as new as the last check: the details follow a moment later, and the line would flicker with every check.
 */
function UnjudgedLine({ incident, status, now }: Props) {
  const open = status.openIncidents.find(({ id }) => id === incident.id);
  const text = open && notEnoughMailText(open, status.watch, now, locale);
  return text === undefined ? null : <p className="mt-1 text-text-2 select-text">{text}</p>;
}

/** Says that the incident is in memory only, and why. */
function NotStoredLine({ incident, status }: Pick<Props, 'incident' | 'status'>) {
  const { notStored } = status.watch;
  if (!notStored || !isUnsaved(incident, status)) return null;
  return (
    <p className="mt-1 text-text-2 select-text">
      Not stored yet, because {notStored.reason}. Until it is, it can’t be acknowledged or snoozed, and is lost if
      Relaywatch quits.
    </p>
  );
}

function Actions({ incident, status, now }: Props) {
  const [isAsking, setAsking] = useState(false);
  const { isRunning } = useIncidentRun(incident);
  // What the person says about an incident that is in memory only can't be stored either.
  const isOpen = incident.endedAt === undefined && !isUnsaved(incident, status);
  const ask = isOpen && !incident.acknowledged ? () => setAsking(true) : undefined;
  useIncidentKeys({ k: ask, z: isOpen ? () => void snoozeOrEnd(incident, now) : undefined });
  const badMail = routeToBadMail(incident, status.quota?.startsAt);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {ask && (
        <Button kind="primary" disabled={isRunning} onClick={ask}>
          Acknowledge…
        </Button>
      )}
      {isOpen && <SnoozeButton incident={incident} now={now} />}
      {badMail && (
        <Button onClick={() => goInAccount(incident.accountId, badMail)}>Show {badMailText(incident, locale)}</Button>
      )}
      <AcknowledgeDialog incident={incident} isOpen={isAsking} onClose={() => setAsking(false)} />
    </div>
  );
}

/** The title of an incident, its state and its actions. */
export function IncidentHead({ incident, status, now }: Props) {
  const { problem } = useIncidentRun(incident);
  return (
    <div className="mb-3">
      <div className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 @min-[760px]:grid-cols-[20px_minmax(0,1fr)_auto]">
        <span className="flex h-7 items-center">
          <StateShape mark={markOfIncident(incident)} size={20} isNamed />
        </span>
        <h1 className="min-w-0 text-title tracking-[-0.012em] break-words select-text">
          {incidentTitle(incident, locale)}
        </h1>
        <div className="col-start-2 row-start-3 mt-2 @min-[760px]:col-start-3 @min-[760px]:row-start-1 @min-[760px]:mt-0">
          <Actions incident={incident} status={status} now={now} />
        </div>
        <div className="min-w-0 col-[2] @min-[760px]:col-[2/4]">
          <Facts incident={incident} status={status} now={now} />
          <ResponseLine incident={incident} now={now} />
          <UnjudgedLine incident={incident} status={status} now={now} />
          <NotStoredLine incident={incident} status={status} />
        </div>
      </div>
      <ProblemNote problem={problem} />
    </div>
  );
}
