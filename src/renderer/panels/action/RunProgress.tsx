import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { timeLeft } from '../../model/time-left.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useNow } from '../../ui/use-now.ts';
import { WaitText } from '../WaitText.tsx';
import type { UnderWay } from './use-action-run.ts';

/** Hidden at first, so that short runs do not flicker. */
const AFTER_A_GLANCE = 'transition-opacity delay-150 duration-0 starting:opacity-0';

/** The progress of a run, with numbers once it has more than one item. */
export function RunProgress({ underWay }: { readonly underWay: UnderWay }) {
  const now = useNow(1000);
  const { runId, done, total, startedAt } = underWay;
  if (total === undefined || total < 2)
    return (
      <p role="status" className={`text-small text-text-2 ${AFTER_A_GLANCE}`}>
        Under way
        <WaitText runId={runId} />
      </p>
    );
  const left = timeLeft({ done, total, startedAt }, now);
  return (
    <div className="flex flex-col gap-1">
      <p role="status" className="text-small text-text-2">
        <b className="font-medium text-text">{count(done, locale)}</b> of {count(total, locale)}
        {left && ` · ${left}`}
        <WaitText runId={runId} />
      </p>
      <ProgressBar done={done} total={total} />
    </div>
  );
}
