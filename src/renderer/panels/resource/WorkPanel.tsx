import { useState } from 'react';
import { inSentences } from '../../../shared/failure.ts';
import { count, counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { timeLeft } from '../../model/time-left.ts';
import { cancelWork, dismissWork, type Work, type WorkItem } from '../../state/work.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useNow } from '../../ui/use-now.ts';
import { RequestId } from '../RequestId.tsx';
import { WaitText } from '../WaitText.tsx';

interface Props {
  readonly workKey: string;
  readonly work: Work;
  readonly onRetry: (items: readonly WorkItem[]) => void;
  /** For a change that needs a typed phrase. */
  readonly onConfirm: (item: WorkItem) => void;
}

const endText = ({ state, done, total, failed }: Work): string => {
  const succeeded = done - failed.length;
  if (state === 'cancelled') return `cancelled, ${count(succeeded, locale)} of ${count(total, locale)} done`;
  return succeeded === total ? 'done' : `${count(succeeded, locale)} of ${count(total, locale)} done`;
};

/** The reasons of the failures, each with its count. */
function reasonsOf({ failed }: Work): string {
  const reasons = Map.groupBy(failed, ({ problem }) => problem.title);
  return [...reasons]
    .map(([reason, those]) => (those.length > 1 ? `${reason} (${count(those.length, locale)})` : reason))
    .join(', ');
}

/** A bulk run: its progress, and what failed and why. Collapses to one line once it has ended. */
export function WorkPanel({ workKey, work, onRetry, onConfirm }: Props) {
  const now = useNow(1000);
  const [isOpen, setOpen] = useState(false);
  const isRunning = work.state === 'running';
  const left = timeLeft(work, now);
  const toConfirm = work.failed.filter(({ problem }) => problem.kind === 'confirmation-needed');
  const toRetry = work.failed.filter(({ problem }) => problem.kind !== 'confirmation-needed').map(({ item }) => item);
  return (
    <Panel className="mb-3" aria-label={work.title}>
      <div className="px-3 py-2">
        <div className="flex min-h-6 items-center gap-3" role="status">
          <span className="min-w-0 truncate font-medium">{work.title}</span>
          {!isRunning && <span className="text-text-2">{endText(work)}</span>}
          <span className="ml-auto flex shrink-0 items-center gap-2 text-small text-text-2">
            {isRunning && (
              <span>
                <b className="font-medium text-text">{count(work.done, locale)}</b> of {count(work.total, locale)}
                {left && ` · ${left}`}
                <WaitText runId={work.runId} />
              </span>
            )}
            {isRunning ? (
              <Button size="row" onClick={() => cancelWork(workKey)}>
                Cancel
              </Button>
            ) : (
              <IconButton icon="close" name="Dismiss" onClick={() => dismissWork(workKey)} />
            )}
          </span>
        </div>
        {isRunning && (
          <div className="mt-2">
            <ProgressBar done={work.done} total={work.total} />
          </div>
        )}
        {work.notes.map((note) => (
          <p key={note} className="mt-1 text-small text-text-2">
            {note}
          </p>
        ))}
      </div>
      {work.failed.length > 0 && (
        <div className="border-t bg-sunken px-3 py-2">
          <div className="flex flex-wrap items-center gap-2">
            <Icon name="close" size={14} />
            <span className="font-medium">{count(work.failed.length, locale)} failed</span>
            <span className="min-w-0 grow truncate text-small text-text-2" title={reasonsOf(work)}>
              {reasonsOf(work)}
            </span>
            <Button size="row" kind="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? 'Hide them' : 'Show them'}
            </Button>
            {!isRunning && toRetry.length > 0 && (
              <Button size="row" onClick={() => onRetry(toRetry)}>
                {toRetry.length === 1 ? 'Retry this 1' : `Retry these ${count(toRetry.length, locale)}`}
              </Button>
            )}
          </div>
          {toConfirm.length > 0 && !isRunning && (
            <p className="mt-1 text-small text-text-2">
              {counted(toConfirm.length, 'of them needs', 'of them need', locale)} to be confirmed with a phrase.
            </p>
          )}
          {isOpen && (
            <ul className="mt-2 max-h-40 overflow-y-auto select-text">
              {work.failed.map(({ item, problem }) => (
                <li key={item.name} className="flex min-h-6 items-center gap-2 text-small">
                  <span className="min-w-0 shrink-0 truncate">{item.name}</span>
                  <span className="min-w-0 grow text-text-2">
                    {inSentences(problem)} {problem.requestId && <RequestId id={problem.requestId} isShort />}
                  </span>
                  {problem.kind === 'confirmation-needed' && !isRunning && (
                    <Button size="row" onClick={() => onConfirm(item)}>
                      Confirm…
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Panel>
  );
}
