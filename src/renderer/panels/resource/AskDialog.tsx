import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** A change to be confirmed. */
export interface Question {
  /** `Remove 3 suppressions` */
  readonly title: string;
  readonly consequence: string;
  readonly names: readonly string[];
  readonly isDestroying: boolean;
  readonly proceed: () => void;
}

const MOST_NAMED = 5;

/** Confirms an irreversible change by naming what it affects. Cancel has the focus. */
export function AskDialog({
  question,
  onClose,
}: {
  readonly question: Question | undefined;
  readonly onClose: () => void;
}) {
  const named = question?.names.slice(0, MOST_NAMED) ?? [];
  const more = (question?.names.length ?? 0) - named.length;
  return (
    <Dialog
      title={`${question?.title ?? ''}?`}
      isOpen={question !== undefined}
      onClose={onClose}
      actions={
        <>
          <Button data-first onClick={onClose}>
            {question?.isDestroying ? 'Keep' : 'Leave it'}
          </Button>
          <Button
            kind={question?.isDestroying ? 'destroying' : 'plain'}
            onClick={() => {
              onClose();
              question?.proceed();
            }}
          >
            {question?.title}
          </Button>
        </>
      }
    >
      <p>{question?.consequence}</p>
      <ul className="mt-2 rounded-control border px-2.5 py-1.5 text-text select-text">
        {named.map((name) => (
          <li key={name} className="break-all">
            {name}
          </li>
        ))}
        {more > 0 && <li className="text-text-2">and {count(more, locale)} more</li>}
      </ul>
    </Dialog>
  );
}
