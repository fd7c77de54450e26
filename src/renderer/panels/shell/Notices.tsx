import { isolated } from '../../../shared/locale.ts';
import { type AppState, storageOutageOf } from '../../../shared/state.ts';
import { outageText } from '../../../shared/words.ts';
import { tell, useRun } from '../../state/runs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

type Shown = Pick<AppState, 'notices' | 'accounts'>;

export const hasNotices = ({ notices, accounts }: Shown): boolean =>
  notices.length > 0 || storageOutageOf(accounts) !== undefined;

const FRAME = 'mb-3 flex min-h-10 items-center gap-3 rounded-panel border border-line-strong bg-sunken py-1 pr-2 pl-3';

/** Says that nothing can be stored, for as long as that lasts. */
function OutageNotice({ accounts }: Pick<Shown, 'accounts'>) {
  const outage = storageOutageOf(accounts);
  if (!outage) return null;
  const { title, advice } = outageText(outage);
  const names = accounts.length > 1 ? ` Not stored: ${outage.accountNames.map(isolated).join(', ')}.` : '';
  return (
    <div role="status" className={FRAME}>
      <StateShape mark="no_data" />
      <p className="min-w-0 grow select-text">
        <span className="font-medium">{title}.</span>{' '}
        <span className="text-text-2">
          {advice}
          {names}
        </span>
      </p>
      <Button
        size="row"
        disabled={accounts.some(({ watch }) => watch.isChecking)}
        onClick={() => tell('check_now', {})}
      >
        Try now
      </Button>
    </div>
  );
}

/** What belongs to no single account: that nothing can be stored, and notices until they are dismissed. */
export function Notices({ notices, accounts }: Shown) {
  const { problem } = useRun('dismiss_notice');
  return (
    <>
      <OutageNotice accounts={accounts} />
      {notices.map((notice) => (
        <div key={notice.id} className={FRAME}>
          <Icon name="info" />
          <p className="min-w-0 grow select-text">{notice.text}</p>
          <IconButton icon="close" name="Dismiss" onClick={() => tell('dismiss_notice', { id: notice.id })} />
        </div>
      ))}
      <ProblemNote problem={problem} />
    </>
  );
}
