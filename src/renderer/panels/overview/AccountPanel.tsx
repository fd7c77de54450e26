import { endpointTitle, maskedKey } from '../../../shared/account.ts';
import type { Incident } from '../../../shared/alert.ts';
import { isolated } from '../../../shared/locale.ts';
import { type AccountStatus, isUnsaved, markOfAccount } from '../../../shared/state.ts';
import { counted, headline, NOT_STORED, span, volumeText } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { checkAge } from '../../model/age.ts';
import { when } from '../../model/format.ts';
import { faceOf } from '../../model/incident/account-summary.ts';
import { chooseAccount, go } from '../../state/view.ts';
import { Button, IconButton, LinkButton } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SkeletonCells } from '../../ui/Skeleton.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Time } from '../../ui/Time.tsx';
import { AccountNotice } from './AccountNotice.tsx';
import { QuotaCell } from './QuotaCell.tsx';
import { RateCell } from './RateCell.tsx';
import { RatingCell } from './RatingCell.tsx';

/** One open incident: what, where and since when, with a link to its page. */
function IncidentLine({ incident, status, now }: Pick<Props, 'status' | 'now'> & { readonly incident: Incident }) {
  const text = headline(incident, locale);
  return (
    <div className="flex h-8 items-center gap-3 border-t pr-2 pl-3">
      <StateShape mark={incident.level} isNamed />
      <span className="w-48 shrink-0 truncate font-medium @max-[560px]:w-auto @max-[560px]:shrink" title={text}>
        {text}
      </span>
      {isUnsaved(incident, status) && <Tag>{NOT_STORED}</Tag>}
      <span className="min-w-0 grow truncate text-text-2 @max-[560px]:hidden">{volumeText(incident, locale)}</span>
      <span className="shrink-0 text-small whitespace-nowrap text-text-3 @max-[780px]:hidden">
        since{' '}
        <Time at={incident.openedAt} locale={locale}>
          {when(incident.openedAt, now, locale)}
        </Time>{' '}
        · {span(now - incident.openedAt)}
      </span>
      <Button
        size="row"
        className="ml-auto"
        aria-label={`Open ${text}`}
        onClick={() => go({ screen: 'incident', accountId: incident.accountId, incidentId: incident.id })}
      >
        Open
      </Button>
    </div>
  );
}

interface Props {
  readonly status: AccountStatus;
  readonly now: number;
  readonly canChoose: boolean;
}

const INCIDENTS_SHOWN = 5;

function Head({ status, now, canChoose }: Props) {
  const { account } = status;
  const age = checkAge(status, now, locale);
  return (
    <div className="flex h-10 items-center gap-2 border-b bg-sunken pr-2 pl-3">
      <StateShape mark={markOfAccount(status)} size={16} isNamed />
      <h2 className="truncate" title={account.name}>
        {account.name}
      </h2>
      {account.simulated ? (
        <Tag>simulated</Tag>
      ) : (
        <span className="shrink-0 text-small text-text-3">
          {endpointTitle(account)} · {maskedKey(account)}
        </span>
      )}
      <span className="ml-auto shrink-0 pr-1 text-small text-text-3">
        {age && (
          <Time at={age.at} locale={locale}>
            {age.text}
          </Time>
        )}
        {status.newestEventAt !== undefined && (
          <span className="@max-[640px]:hidden">
            {age && ' · '}
            <Time at={status.newestEventAt} locale={locale}>
              newest event {when(status.newestEventAt, now, locale)}
            </Time>
          </span>
        )}
      </span>
      {canChoose && (
        <IconButton
          icon="right"
          name={`Show only ${isolated(account.name)}`}
          onClick={() => chooseAccount(account.id)}
        />
      )}
    </div>
  );
}

/** One account: its state, its figures against their limits, and its open incidents. */
export function AccountPanel({ status, now, canChoose }: Props) {
  const face = faceOf(status, now, locale);
  const { openIncidents, account } = status;
  const hidden = openIncidents.length - INCIDENTS_SHOWN;
  return (
    <Panel aria-label={account.name}>
      <Head status={status} now={now} canChoose={canChoose} />
      <AccountNotice status={status} now={now} />
      {face.kind === 'loading' && <SkeletonCells label={`Checking ${account.name} for the first time`} />}
      {face.kind !== 'loading' && status.readings.length > 0 && (
        <div className="cells">
          <RatingCell title="Bounces" metric="bounce_rate" status={status} now={now} />
          <RatingCell title="Spam complaints" metric="spam_rate" status={status} now={now} />
          <RateCell status={status} />
          <QuotaCell status={status} now={now} />
        </div>
      )}
      {openIncidents.slice(0, INCIDENTS_SHOWN).map((incident) => (
        <IncidentLine key={incident.id} incident={incident} status={status} now={now} />
      ))}
      {hidden > 0 && (
        <div className="flex h-8 items-center border-t px-3">
          <LinkButton
            onClick={() => {
              chooseAccount(account.id);
              go({ screen: 'alerts', tab: 'open' });
            }}
          >
            and {counted(hidden, 'more incident', 'more incidents', locale)}
          </LinkButton>
        </div>
      )}
    </Panel>
  );
}
