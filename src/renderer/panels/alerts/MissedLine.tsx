import type { Incident } from '../../../shared/alert.ts';
import type { IncidentDetails } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { dismissDigest, useIsDismissed } from '../../state/dismissed-digest.ts';
import { ask } from '../../state/runs.ts';
import { go } from '../../state/view.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useAnswer } from '../use-answer.ts';
import { missedNotifications, missedText } from './missed-notifications.ts';

/** The newest incidents are looked at, more than any digest mentions. */
const MOST = 30;

/**
 * The details of open and recently ended incidents. Unreadable ones are left out: the line is a convenience, not a
 * record.
 */
async function askForDetails(accountId: string | undefined, open: readonly Incident[]) {
  const ended = await ask('list_incidents', {
    state: 'ended',
    limit: MOST,
    ...(accountId === undefined ? {} : { accountId }),
  });
  if (!ended.ok) return ended;
  const newest = [...open, ...ended.data.incidents].toSorted((a, b) => b.openedAt - a.openedAt).slice(0, MOST);
  const answers = await Promise.all(
    newest.map(({ accountId: of, id }) => ask('get_incident', { accountId: of, incidentId: id })),
  );
  const details: readonly IncidentDetails[] = answers.flatMap((answer) => (answer.ok ? [answer.data] : []));
  return { ok: true, data: details } as const;
}

interface Props {
  readonly accounts: readonly AccountStatus[];
  readonly chosenId: string | undefined;
  readonly open: readonly Incident[];
  readonly now: number;
}

/** Incidents whose notifications were held back: still waiting, or shown in one digest. */
export function MissedLine({ accounts, chosenId, open, now }: Props) {
  // A notification changes its incident but a digest does not, so each check looks again as well.
  const revalidateOn = JSON.stringify([
    open.map(({ id, lastSequence }) => [id, lastSequence]),
    accounts.map(({ watch }) => watch.checkedAt),
  ]);
  const { data: details } = useAnswer(`missed ${chosenId}`, revalidateOn, () => askForDetails(chosenId, open));
  const missed = details && missedNotifications(details, now);
  const isDismissed = useIsDismissed(missed?.key);
  if (!missed || isDismissed) return null;
  const { title, facts } = missedText(missed, now, locale);
  return (
    <div className="mb-3 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 rounded-panel border bg-sunken py-1 pr-2 pl-3">
      <Icon name="clock" />
      <p className="min-w-0 flex-1 basis-72">
        <span className="font-medium">{title}.</span> <span className="text-text-2">{facts}</span>
      </p>
      {missed.closed > 0 && (
        <Button size="row" onClick={() => go({ screen: 'alerts', tab: 'history' })}>
          Show history
        </Button>
      )}
      {missed.shownAt !== undefined && (
        <IconButton icon="close" name="Dismiss" onClick={() => dismissDigest(missed.key)} />
      )}
    </div>
  );
}
